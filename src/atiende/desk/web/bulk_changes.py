"""One change for many cases: each by its ordinary action, so that each is permitted or refused for itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from atiende.desk.errors import NothingChosen, TooManyCases
from atiende.desk.web.snooze_shown import snooze_chosen
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Refusal
from atiende.platform.refusals import field_sentences, sentence
from atiende.playbooks.actions.apply_macro import apply_macro
from atiende.playbooks.queries import macro_for
from atiende.tickets.actions.add_tag import add_tag
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.change_priority import change_priority
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.change_team import change_team
from atiende.tickets.actions.mark_spam import mark_spam
from atiende.tickets.actions.snooze_ticket import snooze_ticket
from atiende.tickets.actions.unmark_spam import unmark_spam
from atiende.tickets.actions.wake_ticket import wake_ticket
from atiende.tickets.queries import get_ticket_for, numbers_of

MOST: Final = 100
"""At once: nobody oversees more, and the request ends while one waits for it."""
Change = Callable[[int], object]
"""Done to the ticket of this id. Raises Refusal."""


@dataclass(slots=True)
class Outcome:
    """`done`: numbers; `refused`: number and the reason in words."""

    done: list[int] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)


def numbers_in(posted: Iterable[str]) -> list[int]:
    """Each once, in their order. Raises NothingChosen and TooManyCases."""
    found = dict.fromkeys(
        int(text) for text in posted if text.isascii() and text.isdecimal() and len(text) < 19
    )
    if not found:
        raise NothingChosen
    if len(found) > MOST:
        raise TooManyCases(most=MOST)
    return list(found)


def change_in(posted: Mapping[str, str], *, by: Actor, at: dt.datetime) -> Change:
    """What `do` says: "assignee-7", "assignee-me", "assignee-" (nobody), "team-3", "status-open", "priority-4",
    "spam-on", "snooze-tomorrow", "macro-5" or "tag" with the field `tag`. Raises NothingChosen and InvalidInput.
    """
    told = posted.get("do", "") or ("tag" if posted.get("tag", "").strip() else "")
    what, _dash, value = told.partition("-")
    make = _CHANGES.get(what)
    if make is None:
        raise NothingChosen
    return make(value, posted, by, at)


def change_all(numbers: Iterable[int], change: Change, *, by: Actor) -> Outcome:
    """Each case in a transaction of its own; what one refuses stops no other."""
    outcome = Outcome()
    for number in numbers:
        try:
            change(get_ticket_for(by, number).pk)
        except Refusal as refusal:
            told = next(iter(field_sentences(refusal).values()), sentence(refusal))
            outcome.refused.append((number, told))
        else:
            outcome.done.append(number)
    return outcome


def _assignee(value: str, posted: Mapping[str, str], by: Actor, at: dt.datetime) -> Change:
    agent_id = by.id if value == "me" else _id(value)
    return lambda pk: assign_ticket(ticket_id=pk, agent_id=agent_id, by=by, at=at)


def _team(value: str, posted: Mapping[str, str], by: Actor, at: dt.datetime) -> Change:
    team_id = _id(value)
    return lambda pk: change_team(ticket_id=pk, team_id=team_id, by=by, at=at)


def _status(value: str, posted: Mapping[str, str], by: Actor, at: dt.datetime) -> Change:
    return lambda pk: change_status(ticket_id=pk, status_key=value, by=by, at=at, knows_children=False)


def _priority(value: str, posted: Mapping[str, str], by: Actor, at: dt.datetime) -> Change:
    return lambda pk: change_priority(ticket_id=pk, priority=_id(value) or 0, by=by, at=at)


def _tag(value: str, posted: Mapping[str, str], by: Actor, at: dt.datetime) -> Change:
    return lambda pk: add_tag(ticket_id=pk, name=posted.get("tag", ""), by=by, at=at)


def _spam(value: str, posted: Mapping[str, str], by: Actor, at: dt.datetime) -> Change:
    act = mark_spam if value == "on" else unmark_spam
    return lambda pk: act(ticket_id=pk, by=by, at=at)


def _snooze(value: str, posted: Mapping[str, str], by: Actor, at: dt.datetime) -> Change:
    if value == "wake":
        return lambda pk: wake_ticket(ticket_id=pk, by=by, at=at)
    until = snooze_chosen(posted, key=value, at=at)
    return lambda pk: snooze_ticket(ticket_id=pk, until=until, by=by, at=at)


def _macro(value: str, posted: Mapping[str, str], by: Actor, at: dt.datetime) -> Change:
    macro = macro_for(by, _id(value) or 0)
    return lambda pk: apply_macro(number=numbers_of([pk])[pk], macro_id=macro.pk, by=by, at=at)


def _id(text: str) -> int | None:
    """None for nobody. Raises NothingChosen for what is no id, so that a mistake empties nothing."""
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise NothingChosen
    return int(text)


_CHANGES: Final[dict[str, Callable[[str, Mapping[str, str], Actor, dt.datetime], Change]]] = {
    "assignee": _assignee,
    "team": _team,
    "status": _status,
    "priority": _priority,
    "tag": _tag,
    "spam": _spam,
    "snooze": _snooze,
    "macro": _macro,
}
