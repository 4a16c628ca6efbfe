"""Each thing that a rule can do, by the actions of the rooms below: they decide, as they do for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from atiende.automation.errors import DoesNotSeeTheCase
from atiende.automation.events import WebhookRequested
from atiende.automation.rules.definition import Deed
from atiende.channels.actions.answer_by_itself import answer_by_itself
from atiende.channels.errors import AnsweredEnough
from atiende.kernel.actors import SYSTEM, Actor
from atiende.notifications.actions.notify import notify
from atiende.notifications.rules.kinds import Kind
from atiende.platform.outbox import emit
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.add_tag import add_tag
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.actions.change_priority import change_priority
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.change_team import change_team
from atiende.tickets.actions.remove_tag import remove_tag
from atiende.tickets.actions.snooze_ticket import snooze_ticket
from atiende.tickets.queries import who_may_be_told
from atiende.tickets.queries.tags import tag_of_ticket


@dataclass(frozen=True, slots=True)
class Doing:
    """In which case and run a deed is done, by whom and when."""

    ticket_id: int
    rule_id: int
    rule_name: str
    run_id: int
    is_automatic: bool
    by: Actor
    at: dt.datetime


def do(deed: Deed, doing: Doing) -> None:
    """Raises what the action refuses."""
    _ACTS[deed.kind](deed, doing)


def _assign(deed: Deed, doing: Doing) -> None:
    agent_id = int(deed.value) if deed.value else None
    assign_ticket(ticket_id=doing.ticket_id, agent_id=agent_id, by=doing.by, at=doing.at)


def _team(deed: Deed, doing: Doing) -> None:
    change_team(ticket_id=doing.ticket_id, team_id=int(deed.value), by=doing.by, at=doing.at)


def _status(deed: Deed, doing: Doing) -> None:
    change_status(ticket_id=doing.ticket_id, status_key=deed.value, by=doing.by, at=doing.at)


def _priority(deed: Deed, doing: Doing) -> None:
    change_priority(ticket_id=doing.ticket_id, priority=int(deed.value), by=doing.by, at=doing.at)


def _tag(deed: Deed, doing: Doing) -> None:
    add_tag(ticket_id=doing.ticket_id, name=deed.value, by=doing.by, at=doing.at)


def _untag(deed: Deed, doing: Doing) -> None:
    tag_id = tag_of_ticket(doing.ticket_id, deed.value)
    if tag_id is not None:
        remove_tag(ticket_id=doing.ticket_id, tag_id=tag_id, by=doing.by, at=doing.at)


def _field(deed: Deed, doing: Doing) -> None:
    change_custom_fields(ticket_id=doing.ticket_id, values={deed.value: deed.text}, by=doing.by, at=doing.at)


def _snooze(deed: Deed, doing: Doing) -> None:
    until = doing.at + dt.timedelta(hours=int(deed.value))
    snooze_ticket(ticket_id=doing.ticket_id, until=until, by=doing.by, at=doing.at)


def _note(deed: Deed, doing: Doing) -> None:
    add_note(ticket_id=doing.ticket_id, text=deed.text, by=doing.by, at=doing.at)


def _answer(deed: Deed, doing: Doing) -> None:
    """A machine is not answered by a machine."""
    if doing.is_automatic:
        raise AnsweredEnough
    answer_by_itself(ticket_id=doing.ticket_id, text=deed.text, by=doing.by, at=doing.at)


def _notify(deed: Deed, doing: Doing) -> None:
    """A colleague who is at work and sees the case, by the ways that they chose; nobody else is told."""
    person_id = int(deed.value)
    if person_id not in who_may_be_told(doing.ticket_id, [person_id])[0]:
        raise DoesNotSeeTheCase
    notify(
        kind=Kind.RULE,
        person_ids=[person_id],
        ticket_id=doing.ticket_id,
        says=f"{doing.rule_name}: {deed.text}",
        by=SYSTEM,
        at=doing.at,
    )


def _webhook(deed: Deed, doing: Doing) -> None:
    emit(
        WebhookRequested(
            ticket_id=doing.ticket_id, rule_id=doing.rule_id, run_id=doing.run_id, signal=deed.value
        )
    )


_ACTS: Final[Mapping[str, Callable[[Deed, Doing], None]]] = {
    "assign": _assign,
    "unassign": _assign,
    "team": _team,
    "status": _status,
    "priority": _priority,
    "tag": _tag,
    "untag": _untag,
    "field": _field,
    "snooze": _snooze,
    "note": _note,
    "answer": _answer,
    "notify": _notify,
    "webhook": _webhook,
    "stop": lambda deed, doing: None,
}
