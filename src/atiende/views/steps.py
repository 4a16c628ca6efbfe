"""One case of a bulk change: changed by its ordinary actions, and put back by them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.tickets.actions.add_tag import add_tag
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.change_priority import change_priority
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.change_team import change_team
from atiende.tickets.actions.mark_spam import mark_spam
from atiende.tickets.actions.remove_tag import remove_tag
from atiende.tickets.actions.restore_waiting import restore_waiting
from atiende.tickets.actions.snooze_ticket import snooze_ticket
from atiende.tickets.actions.unmark_spam import unmark_spam
from atiende.tickets.actions.wake_ticket import wake_ticket
from atiende.tickets.queries import State
from atiende.tickets.rules.statuses import Category
from atiende.views.rules.bulk import Change

Before = dict[str, Any]


def change_case(ticket_id: int, change: Change, *, by: Actor, at: dt.datetime) -> None:
    """Raises what the action raises."""
    _DO[change.what](ticket_id, change, by, at)


def before_of(state: State) -> Before:
    """What is kept of a case, so that it can be put back: ids, codes and instants."""
    snoozed = state.snoozed_until
    return {
        "status": state.status_key,
        "category": state.category,
        "team": state.team_id,
        "assignee": state.assignee_id,
        "priority": state.priority,
        "spam": state.is_spam,
        "snoozed": snoozed and snoozed.isoformat(),
        "tags": state.tag_ids,
    }


def put_back(state: State, change: Change, before: Before, *, by: Actor, at: dt.datetime) -> None:
    """Only what the change changed. Raises what the actions raise."""
    _UNDO[change.what](state, before, by, at)


def _assign(pk: int, change: Change, by: Actor, at: dt.datetime) -> None:
    assign_ticket(ticket_id=pk, agent_id=change.id, by=by, at=at)


def _team(pk: int, change: Change, by: Actor, at: dt.datetime) -> None:
    change_team(ticket_id=pk, team_id=change.id, by=by, at=at)


def _team_queue(pk: int, change: Change, by: Actor, at: dt.datetime) -> None:
    """Who had it in hand lets go of it even where they belong to the team."""
    change_team(ticket_id=pk, team_id=change.id, by=by, at=at)
    assign_ticket(ticket_id=pk, agent_id=None, by=by, at=at)


def _status(pk: int, change: Change, by: Actor, at: dt.datetime) -> None:
    change_status(ticket_id=pk, status_key=change.value, by=by, at=at)


def _priority(pk: int, change: Change, by: Actor, at: dt.datetime) -> None:
    change_priority(ticket_id=pk, priority=int(change.value), by=by, at=at)


def _tag(pk: int, change: Change, by: Actor, at: dt.datetime) -> None:
    add_tag(ticket_id=pk, name=change.value, by=by, at=at)


def _spam(pk: int, change: Change, by: Actor, at: dt.datetime) -> None:
    (mark_spam if change.value == "on" else unmark_spam)(ticket_id=pk, by=by, at=at)


def _snooze(pk: int, change: Change, by: Actor, at: dt.datetime) -> None:
    if change.value:
        snooze_ticket(ticket_id=pk, until=dt.datetime.fromisoformat(change.value), by=by, at=at)
    else:
        wake_ticket(ticket_id=pk, by=by, at=at)


def _unassign(state: State, before: Before, by: Actor, at: dt.datetime) -> None:
    assign_ticket(ticket_id=state.id, agent_id=before["assignee"], by=by, at=at)


def _unteam(state: State, before: Before, by: Actor, at: dt.datetime) -> None:
    """Who had it before may have lost it with the team."""
    change_team(ticket_id=state.id, team_id=before["team"], by=by, at=at)
    assign_ticket(ticket_id=state.id, agent_id=before["assignee"], by=by, at=at)


def _unstatus(state: State, before: Before, by: Actor, at: dt.datetime) -> None:
    """With what the status had ended: that the customer waits, and that the case was put off.

    Nothing is new twice: what was is open again.
    """
    is_new = before["category"] == Category.NEW
    change_status(ticket_id=state.id, status_key="open" if is_new else before["status"], by=by, at=at)
    restore_waiting(ticket_id=state.id, by=by, at=at)
    _again(state, before, by, at)


def _unprioritise(state: State, before: Before, by: Actor, at: dt.datetime) -> None:
    change_priority(ticket_id=state.id, priority=before["priority"], by=by, at=at)


def _untag(state: State, before: Before, by: Actor, at: dt.datetime) -> None:
    for tag_id in set(before["added"]) & set(state.tag_ids):
        remove_tag(ticket_id=state.id, tag_id=tag_id, by=by, at=at)


def _unspam(state: State, before: Before, by: Actor, at: dt.datetime) -> None:
    (mark_spam if before["spam"] else unmark_spam)(ticket_id=state.id, by=by, at=at)


def _unsnooze(state: State, before: Before, by: Actor, at: dt.datetime) -> None:
    if before["snoozed"] is None:
        wake_ticket(ticket_id=state.id, by=by, at=at)
    else:
        _again(state, before, by, at)


def _again(state: State, before: Before, by: Actor, at: dt.datetime) -> None:
    """What would be back by now stays at hand."""
    until = before["snoozed"] and dt.datetime.fromisoformat(before["snoozed"])
    if until and until > at + dt.timedelta(minutes=1):
        snooze_ticket(ticket_id=state.id, until=until, by=by, at=at)


_DO: Final[dict[str, Callable[[int, Change, Actor, dt.datetime], None]]] = {
    "assignee": _assign,
    "team": _team,
    "team_queue": _team_queue,
    "status": _status,
    "priority": _priority,
    "tag": _tag,
    "spam": _spam,
    "snooze": _snooze,
}
_UNDO: Final[dict[str, Callable[[State, Before, Actor, dt.datetime], None]]] = {
    "assignee": _unassign,
    "team": _unteam,
    "team_queue": _unteam,
    "status": _unstatus,
    "priority": _unprioritise,
    "tag": _untag,
    "spam": _unspam,
    "snooze": _unsnooze,
}
