"""Carry out a macro in a case: all of its steps, or none."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.db.models import F

from atiende.kernel.actors import Actor
from atiende.kernel.placeholders import Missing, filled
from atiende.kernel.refusals import Refusal
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.platform.refusals import field_sentences, sentence
from atiende.playbooks.drafting import add_to_draft
from atiende.playbooks.errors import MacroRefersToGone, MacroStopped
from atiende.playbooks.events import MacroApplied
from atiende.playbooks.models import Macro
from atiende.playbooks.queries.answers import answer_of
from atiende.playbooks.queries.canned import filled_reply
from atiende.playbooks.queries.macros import macro_for, shown
from atiende.playbooks.queries.values import values_in
from atiende.playbooks.rules import steps as kinds
from atiende.playbooks.rules.steps import Step, in_order, step_of
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.add_tag import add_tag
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.actions.change_priority import change_priority
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.change_team import change_team
from atiende.tickets.actions.remove_tag import remove_tag
from atiende.tickets.actions.snooze_ticket import snooze_ticket
from atiende.tickets.queries import get_ticket_for, tag_of_ticket

_HOUR: Final = 9


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does it when in which case."""

    ticket: Any
    by: Actor
    at: dt.datetime

    @property
    def who(self) -> dict[str, Any]:
        return {"ticket_id": self.ticket.pk, "by": self.by, "at": self.at}


def apply_macro(*, number: int, macro_id: int, by: Actor, at: dt.datetime) -> tuple[Missing, ...]:
    """Every step is the ordinary action, with its own permission and audit entry; what one refuses undoes the others.

    Replies go into the draft of who runs it and are not sent. Returns the variables without a value. Raises
    NotPermitted, NotFound, MacroRefersToGone and MacroStopped.
    """
    macro = macro_for(by, macro_id)
    with transaction.atomic():
        ticket = get_ticket_for(by, number)
        (told,) = shown([macro])
        if told.gone:
            raise MacroRefersToGone(names="; ".join(told.gone))
        doing = Doing(ticket, by, at)
        steps = in_order(step_of(row) for row in macro.steps)
        missing = [
            gap
            for step, words in zip(steps, told.steps, strict=True)
            for gap in _take(step, words.words, doing)
        ]
        Macro.objects.filter(pk=macro.pk).update(uses=F("uses") + 1, used_at=at)
        record(
            by=by,
            verb="playbooks.macro_applied",
            target_kind="ticket",
            target_id=ticket.pk,
            at=at,
            details={"macro_id": macro.pk},
        )
        emit(MacroApplied(ticket_id=ticket.pk, macro_id=macro.pk, by=by.id))
    return tuple(missing)


def _take(step: Step, words: str, doing: Doing) -> tuple[Missing, ...]:
    try:
        return _STEPS[step.kind](step, doing) or ()
    except Refusal as refusal:
        reason = next(iter(field_sentences(refusal).values()), sentence(refusal))
        raise MacroStopped(step=words, reason=reason) from refusal


def _canned(step: Step, doing: Doing) -> tuple[Missing, ...]:
    found = filled_reply(doing.by, doing.ticket.number, step.number or 0, at=doing.at)
    add_to_draft(doing.ticket.pk, found.text, found.html, by=doing.by, at=doing.at)
    return found.missing


def _reply(step: Step, doing: Doing) -> tuple[Missing, ...]:
    found = filled(step.value, values_in(doing.ticket, doing.by, at=doing.at))
    add_to_draft(doing.ticket.pk, found.text, "", by=doing.by, at=doing.at)
    return found.missing


def _note(step: Step, doing: Doing) -> tuple[Missing, ...]:
    found = filled(step.value, values_in(doing.ticket, doing.by, at=doing.at))
    add_note(text=found.text, **doing.who)
    return found.missing


def _status(step: Step, doing: Doing) -> None:
    change_status(status_key=step.value, **doing.who)


def _priority(step: Step, doing: Doing) -> None:
    change_priority(priority=step.number or 0, **doing.who)


def _team(step: Step, doing: Doing) -> None:
    change_team(team_id=step.number, **doing.who)


def _assignee(step: Step, doing: Doing) -> None:
    agent_id = doing.by.id if step.value == kinds.ME else step.number
    assign_ticket(agent_id=agent_id, **doing.who)


def _tag(step: Step, doing: Doing) -> None:
    add_tag(name=step.value, **doing.who)


def _untag(step: Step, doing: Doing) -> None:
    """A tag that the case does not have is off already."""
    tag_id = tag_of_ticket(doing.ticket.pk, step.value)
    if tag_id is not None:
        remove_tag(tag_id=tag_id, **doing.who)


def _field(step: Step, doing: Doing) -> None:
    change_custom_fields(values={step.key: answer_of(step.key, step.value)}, **doing.who)


def _snooze(step: Step, doing: Doing) -> None:
    zone = zoneinfo.ZoneInfo(doing.ticket.time_zone)
    day = doing.at.astimezone(zone).date() + dt.timedelta(days=step.number or 0)
    until = dt.datetime.combine(day, dt.time(_HOUR), tzinfo=zone).astimezone(dt.UTC)
    snooze_ticket(until=until, **doing.who)


_STEPS: Final[dict[str, Callable[[Step, Doing], tuple[Missing, ...] | None]]] = {
    kinds.CANNED: _canned,
    kinds.REPLY: _reply,
    kinds.NOTE: _note,
    kinds.STATUS: _status,
    kinds.PRIORITY: _priority,
    kinds.TEAM: _team,
    kinds.ASSIGNEE: _assignee,
    kinds.TAG: _tag,
    kinds.UNTAG: _untag,
    kinds.FIELD: _field,
    kinds.SNOOZE: _snooze,
}
