"""The authority matrix: which line counts for whom, and up to which amount somebody may decide. Strict by default."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final

from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import folded, one_line
from atiende.organisation.rules import problems as say

BELOW: Final = "›"
MOST_AMOUNT: Final = Decimal("999999999999.99")


class AuthorityKind(StrEnum):
    """What is decided. `approval`: whatever is asked of somebody in a case by name or role."""

    REFUND = "refund"
    COMPENSATION = "compensation"
    DISCOUNT = "discount"
    EXCEPTION = "exception"
    EMERGENCY = "emergency"
    APPROVAL = "approval"


KIND_NAMES: Final[dict[AuthorityKind, str]] = {
    AuthorityKind.REFUND: gettext_noop("Refund"),
    AuthorityKind.COMPENSATION: gettext_noop("Compensation"),
    AuthorityKind.DISCOUNT: gettext_noop("Discount"),
    AuthorityKind.EXCEPTION: gettext_noop("Exception to a rule"),
    AuthorityKind.EMERGENCY: gettext_noop("Emergency decision"),
    AuthorityKind.APPROVAL: gettext_noop("Approval asked for in a case"),
}
SILENCE_BINDS_NOBODY: Final = frozenset({AuthorityKind.APPROVAL})
"""Who is asked for an approval was chosen by whoever asks: without a line of their own they are not bound."""

NOT_A_KIND: Final = gettext_noop("Choose what is decided from the list.")
AMOUNT_UNREADABLE: Final = gettext_noop("Write an amount, such as 120.50.")
DAYS_WRONG: Final = gettext_noop("The last day comes after the first one.")
UNKNOWN_ROLE: Final = gettext_noop("Choose a role from the list.")


@dataclass(frozen=True, slots=True)
class LineFields:
    """One line as typed. `amount` None: without limit; `category`, `tier` empty: any; `until_on` None: without end."""

    kind: str
    role_id: int
    amount: Decimal | None
    currency: str
    from_on: dt.date
    until_on: dt.date | None = None
    category: str = ""
    tier: str = ""

    def cleaned(self) -> LineFields:
        amount = self.amount if self.amount is None or not self.amount.is_finite() else round(self.amount, 2)
        return replace(
            self,
            amount=amount,
            currency=one_line(self.currency, limit=3).upper(),
            category=key_of(self.category)[:100],
            tier=key_of(self.tier)[:50],
        )

    def problems(self) -> say.Problems:
        """Of a cleaned one, by field."""
        found: say.Problems = {}
        if self.kind not in set(AuthorityKind):
            found["kind"] = NOT_A_KIND
        if self.amount is not None and not (self.amount.is_finite() and 0 <= self.amount <= MOST_AMOUNT):
            found["amount"] = AMOUNT_UNREADABLE
        has_currency = len(self.currency) == 3 and self.currency.isascii() and self.currency.isalpha()
        if not has_currency and (self.currency or self.amount is not None):
            found["currency"] = say.NOT_A_CURRENCY
        if self.until_on is not None and self.until_on < self.from_on:
            found["until_on"] = DAYS_WRONG
        return found

    def overlaps(self, other: LineFields) -> bool:
        """Whether both say something of the same on the same day."""
        same = ("kind", "role_id", "currency", "category", "tier")
        if any(getattr(self, name) != getattr(other, name) for name in same):
            return False
        return not (_ends_before(self, other.from_on) or _ends_before(other, self.from_on))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be decided. An amount of zero needs no currency. `category`: alone, or below others as `A › B`."""

    kind: str
    amount: Decimal = Decimal(0)
    currency: str = ""
    category: str = ""
    tier: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """Up to which amount; None: without limit."""

    amount: Decimal | None

    def allows(self, amount: Decimal) -> bool:
        return self.amount is None or amount <= self.amount

    @property
    def rank(self) -> tuple[bool, Decimal]:
        return (self.amount is None, self.amount or Decimal(0))


def key_of(text: str) -> str:
    """A category or a tier as they are compared."""
    return folded(one_line(text))


def limit_of(lines: Iterable[LineFields], role_ids: Iterable[int], asked: Asked) -> Limit | None:
    """The highest of what each role allows; None: no line speaks of it.

    Of one role the line that says most counts (category, tier and currency named), and of several such the lowest.
    """
    roles = frozenset(role_ids)
    by_role: dict[int, list[LineFields]] = {}
    for line in lines:
        if line.role_id in roles and _speaks_of(line, asked):
            by_role.setdefault(line.role_id, []).append(line)
    limits = [_limit_of_role(found) for found in by_role.values()]
    return max(limits, key=lambda limit: limit.rank, default=None)


def _limit_of_role(lines: list[LineFields]) -> Limit:
    most = max(map(_says, lines))
    return min((Limit(line.amount) for line in lines if _says(line) == most), key=lambda limit: limit.rank)


def _says(line: LineFields) -> tuple[int, bool]:
    return (bool(line.category) + bool(line.tier), bool(line.currency))


def _speaks_of(line: LineFields, asked: Asked) -> bool:
    if line.kind != asked.kind or line.category not in ("", *_keys_of(asked.category)):
        return False
    if line.tier not in ("", key_of(asked.tier)):
        return False
    return asked.amount == 0 or line.currency in ("", asked.currency.upper())


def _keys_of(category: str) -> list[str]:
    """A line for a category counts for those below it too."""
    return [key_of(name) for name in category.split(BELOW)]


def _ends_before(line: LineFields, day: dt.date) -> bool:
    return line.until_on is not None and line.until_on < day


@dataclass(frozen=True, slots=True)
class Authority:
    """What somebody may decide of one kind on one day: by their own roles, and in the places of who is away."""

    lines: tuple[LineFields, ...]
    role_ids: frozenset[int]
    stands_in_for: tuple[frozenset[int], ...] = ()

    def limit(self, asked: Asked) -> Limit | None:
        """None: they may not. Standing in for somebody only adds what a line says of that person."""
        own = limit_of(self.lines, self.role_ids, asked)
        if own is None and asked.kind in SILENCE_BINDS_NOBODY:
            own = Limit(None)
        lent = (limit_of(self.lines, roles, asked) for roles in self.stands_in_for)
        found = [limit for limit in (own, *lent) if limit is not None]
        return max(found, key=lambda limit: limit.rank, default=None)

    def allows(self, asked: Asked) -> bool:
        found = self.limit(asked)
        return found is not None and found.allows(asked.amount)


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether they may, up to which amount (`limit` None: not at all), and whom to ask when they may not."""

    is_allowed: bool
    limit: Limit | None
    ask: tuple[int, ...] = ()
