"""What is asked of whom, whose turn it is, and who may decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from atiende.organisation.rules.authority import Asked, Authority, AuthorityKind
from atiende.tasks.errors import (
    AMOUNT_UNREADABLE,
    APPROVERS_MISSING,
    CURRENCY_MISSING,
    DUE_TOO_FAR,
    SUBJECT_MISSING,
    TOO_MANY_APPROVERS,
)
from atiende.tasks.rules.cleaning import clean_line, clean_text
from atiende.tasks.rules.new_task import FARTHEST

MOST_APPROVERS: Final = 12
MOST_AMOUNT: Final = Decimal("999999999999.99")


@dataclass(frozen=True, slots=True)
class Approver:
    """A person or a role: one of the two."""

    agent_id: int | None = None
    role_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked. In order: in that of `approvers`."""

    subject: str
    approvers: tuple[Approver, ...]
    details: str = ""
    amount: Decimal | None = None
    currency: str = ""
    is_in_order: bool = False
    holds_solving: bool = False
    due_at: dt.datetime | None = None

    def cleaned(self) -> Question:
        once = dict.fromkeys(each for each in self.approvers if each.agent_id or each.role_id)
        amount = self.amount if self.amount is None or not self.amount.is_finite() else round(self.amount, 2)
        return replace(
            self,
            subject=clean_line(self.subject),
            details=clean_text(self.details),
            approvers=tuple(once),
            amount=amount,
            currency=clean_line(self.currency, 3).upper() if self.amount is not None else "",
        )

    def problems(self, *, at: dt.datetime) -> dict[str, str]:
        """Of a cleaned one, by field."""
        found = {}
        if not self.subject:
            found["subject"] = SUBJECT_MISSING
        if not self.approvers:
            found["approvers"] = APPROVERS_MISSING
        if len(self.approvers) > MOST_APPROVERS:
            found["approvers"] = TOO_MANY_APPROVERS
        if self.amount is not None:
            if not self.amount.is_finite() or not 0 <= self.amount <= MOST_AMOUNT:
                found["amount"] = AMOUNT_UNREADABLE
            elif len(self.currency) != 3 or not self.currency.isalpha():
                found["currency"] = CURRENCY_MISSING
        if self.due_at is not None and abs(self.due_at - at) > FARTHEST:
            found["due_at"] = DUE_TOO_FAR
        return found


def awaited(steps: Iterable[Any], *, is_in_order: bool) -> list[Any]:
    """The steps that may be decided now: all that are open, or the first of them."""
    open_ones = [step for step in sorted(steps, key=lambda step: step.position) if not step.decision]
    return open_ones[:1] if is_in_order else open_ones


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides: a person with their roles, in whose place they may decide, and up to which amounts by the matrix.
    `categories`: the paths of those that the matrix may speak of, by id.
    """

    id: int
    role_ids: frozenset[int]
    stands_in_for: frozenset[int]
    authority: Authority
    categories: Mapping[int, str]

    def may_take(self, step: Any) -> bool:
        return (
            step.agent_id == self.id or step.role_id in self.role_ids or step.agent_id in self.stands_in_for
        )

    def step_for(self, approval: Any, steps: Sequence[Any]) -> Any | None:
        """The one that is theirs to decide now: their own before their role's before that of somebody who is away.

        Who asked decides nothing, and nobody twice.
        """
        if approval.outcome or approval.asked_by_id == self.id:
            return None
        if any(step.decided_by_id == self.id for step in steps):
            return None
        theirs = [step for step in awaited(steps, is_in_order=approval.is_in_order) if self.may_take(step)]
        theirs.sort(key=lambda step: (step.agent_id != self.id, step.role_id is None, step.position))
        return theirs[0] if theirs else None

    def is_above_limit(self, amount: Decimal | None, currency: str, reason_id: int | None) -> bool:
        if amount is None:
            return False
        category = self.categories.get(reason_id or 0, "")
        return not self.authority.allows(Asked(AuthorityKind.APPROVAL, amount, currency, category))
