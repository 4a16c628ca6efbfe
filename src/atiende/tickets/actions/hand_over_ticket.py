"""Give a case to somebody else with a summary of how it stands."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.change_team import change_team
from atiende.tickets.errors import ONE_OR_THE_OTHER
from atiende.tickets.events import TicketHandedOver
from atiende.tickets.models import HandOver
from atiende.tickets.rules.cleaning import clean_line
from atiende.tickets.rules.hand_over import Summary


def hand_over_ticket(
    *,
    ticket_id: int,
    agent_id: int | None = None,
    team_id: int | None = None,
    summary: Summary,
    by: Actor,
    at: dt.datetime,
) -> int:
    """To a person or to a team; the note's id. The summary is a note, and stands at the top until they have read it.

    Raises NotPermitted, NotFound, InvalidInput, TicketIsClosed and TicketIsMerged.
    """
    if (agent_id is None) == (team_id is None):
        raise InvalidInput(fields={"to": ONE_OR_THE_OTHER})
    cleaned = summary.cleaned()
    if problems := cleaned.problems():
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        note_id = add_note(ticket_id=ticket_id, text=_text(cleaned), by=by, at=at)
        HandOver.objects.filter(ticket_id=ticket_id, read_at=None).update(read_at=at, read_by_id=by.id)
        HandOver.objects.create(
            ticket_id=ticket_id,
            message_id=note_id,
            agent_id=agent_id,
            team_id=team_id,
            by_id=by.id,
            by_label=clean_line(by.label, limit=150),
            at=at,
        )
        if agent_id is not None:
            assign_ticket(ticket_id=ticket_id, agent_id=agent_id, by=by, at=at, has_summary=True)
        else:
            change_team(ticket_id=ticket_id, team_id=team_id, by=by, at=at, has_summary=True)
        record(
            by=by,
            verb="tickets.ticket_handed_over",
            target_kind="ticket",
            target_id=ticket_id,
            at=at,
            details={"agent_id": agent_id or 0, "team_id": team_id or 0, "message_id": note_id},
        )
        emit(
            TicketHandedOver(
                ticket_id=ticket_id, message_id=note_id, agent_id=agent_id, team_id=team_id, by=by.id
            )
        )
    return note_id


def _text(summary: Summary) -> str:
    parts = (
        (gettext("What happened"), summary.happened),
        (gettext("What was promised"), summary.promised),
        (gettext("What is missing"), summary.missing),
    )
    return "\n\n".join(f"{heading}\n{text}" for heading, text in parts if text)
