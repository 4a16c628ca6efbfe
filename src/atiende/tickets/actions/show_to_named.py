"""Show a ticket to those whom a note names and who did not see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.platform.audit import record
from atiende.tickets.actions.share_ticket import share_ticket
from atiende.tickets.errors import NamedCannotSee, NamedMayNotSee
from atiende.tickets.models import Follower, Ticket
from atiende.tickets.queries.mentionable import unseeing_among
from atiende.tickets.rules.handling import require_handling
from atiende.tickets.rules.mentions import AGENT, Named


def show_to_named(*, ticket: Ticket, named: Sequence[Named], shows: bool, by: Actor, at: dt.datetime) -> None:
    """Nothing where all of them see the (locked) ticket. It is shared with the rest; the people of them follow it.

    Raises NamedCannotSee unless the writer said that they `shows` it, and NamedMayNotSee where they may not.
    """
    blind = unseeing_among(ticket, named) if named else []
    if not blind:
        return
    names = ", ".join(each.name for each in blind)
    try:
        require_handling(by, assignee_id=ticket.assignee_id)
    except NotPermitted as refusal:
        raise NamedMayNotSee(names=names) from refusal
    if not shows:
        raise NamedCannotSee(names=names)
    with transaction.atomic():
        for each in blind:
            whom = {"agent_id": each.id} if each.kind == AGENT else {"team_id": each.id}
            share_ticket(ticket_id=ticket.pk, **whom, by=by, at=at)
            if each.kind == AGENT:
                _follow(ticket.pk, each.id, by=by, at=at)


def _follow(ticket_id: int, agent_id: int, *, by: Actor, at: dt.datetime) -> None:
    _, is_new = Follower.objects.get_or_create(ticket_id=ticket_id, agent_id=agent_id, defaults={"since": at})
    if is_new:
        record(
            by=by,
            verb="tickets.follower_added",
            target_kind="ticket",
            target_id=ticket_id,
            at=at,
            details={"agent_id": agent_id},
        )
