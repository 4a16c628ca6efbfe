"""Approvals as pages and the panel show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.kernel.actors import Actor
from atiende.kernel.money import Money
from atiende.tasks.rules.approval import Decider, awaited

OUTCOMES: Final = {
    "": ("info", _("Waits")),
    "approved": ("ok", _("Approved")),
    "rejected": ("danger", _("Rejected")),
    "withdrawn": ("", _("Withdrawn")),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """`steps`: (row, of whom, whether it is their turn). `may_decide`: the reader, now.

    `is_above`: they may only reject.
    """

    row: Any
    money: Money | None
    chip: str
    word: Any
    steps: list[tuple[Any, str, bool]]
    may_decide: bool
    is_above: bool
    may_withdraw: bool


def shown_approval(row: Any, *, actor: Actor, decider: Decider) -> Shown:
    steps = sorted(row.steps.all(), key=lambda step: step.position)
    turns = set() if row.outcome else {step.pk for step in awaited(steps, is_in_order=row.is_in_order)}
    chip, word = OUTCOMES[row.outcome]
    is_theirs = row.asked_by_id == actor.id or actor.may("tickets.manage")
    return Shown(
        row=row,
        money=None if row.amount is None else Money(row.amount, row.currency),
        chip=chip,
        word=word,
        steps=[(step, _asked(step), step.pk in turns) for step in steps],
        may_decide=decider.step_for(row, steps) is not None,
        is_above=decider.is_above_limit(row.amount, row.currency, row.ticket.contact_reason_id),
        may_withdraw=not row.outcome and actor.may("tickets.note") and is_theirs,
    )


def _asked(step: Any) -> str:
    """A role is kept by its msgid, a person by their name."""
    return gettext(step.label) if step.role_id else str(step.label)
