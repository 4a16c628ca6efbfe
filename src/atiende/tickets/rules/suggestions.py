"""What to do next in a case, as the history of its customer suggests it, each with the facts that speak for it.

Pure: the facts are gathered elsewhere, and nothing is done by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

SAME_PRODUCT_CASES: Final = 3
"""From how many cases of one product within 90 days on a review is offered."""
MANY_OPEN: Final = 3
REOPENED: Final = 2
WARRANTY_DAYS: Final = 30
"""How many days before its end a warranty is told of; and after it, half as many."""


@dataclass(frozen=True, slots=True)
class OtherCase:
    """Another case of the same customer that is not over. `is_linked`: it is linked to this one already."""

    number: int
    order_id: int | None = None
    is_linked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHistory:
    """What is known around a case. `ways`: channels by which the customer wrote within 14 days, in every case."""

    today: dt.date
    channel: str = ""
    order_id: int | None = None
    order_number: str = ""
    product_name: str = ""
    cases_of_product: int = 0
    open_cases: tuple[OtherCase, ...] = ()
    ways: frozenset[str] = frozenset()
    preferred_channel: str = ""
    reopenings: int = 0
    owned_name: str = ""
    warranty_until: dt.date | None = None
    likely_customers: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`key` names it within the case, for good; `facts` fill the sentence of its `code`. `case`: another's number."""

    code: str
    key: str
    facts: Mapping[str, str | int] = field(default_factory=dict)
    case: int | None = None


def suggestions_for(history: CaseHistory) -> list[Suggestion]:
    """The most pressing first."""
    return [each for rule in _RULES for each in rule(history)]


def _same_order(history: CaseHistory) -> Iterator[Suggestion]:
    """Another open case of the same order: link them, so that one answer suffices."""
    if history.order_id is None:
        return
    for other in history.open_cases:
        if other.order_id == history.order_id and not other.is_linked:
            facts: dict[str, str | int] = {"number": other.number, "order": history.order_number}
            yield Suggestion("same_order", f"same_order:{other.number}", facts, other.number)


def _reopened(history: CaseHistory) -> Iterator[Suggestion]:
    """Solved and opened again and again: somebody else should look at it."""
    if history.reopenings >= REOPENED:
        yield Suggestion("reopened", f"reopened:{history.reopenings}", {"times": history.reopenings})


def _same_product(history: CaseHistory) -> Iterator[Suggestion]:
    """The same product fails again and again: offer a review, or escalate."""
    if history.product_name and history.cases_of_product >= SAME_PRODUCT_CASES:
        facts: dict[str, str | int] = {"count": history.cases_of_product, "product": history.product_name}
        yield Suggestion("same_product", f"same_product:{history.cases_of_product}", facts)


def _warranty(history: CaseHistory) -> Iterator[Suggestion]:
    """The warranty of what the case is about ends soon, or ended lately."""
    if history.warranty_until is None:
        return
    days = (history.warranty_until - history.today).days
    facts: dict[str, str | int] = {
        "product": history.owned_name,
        "days": abs(days),
        "date": history.warranty_until.isoformat(),
    }
    if 0 <= days <= WARRANTY_DAYS:
        yield Suggestion("warranty_ends", f"warranty:{history.warranty_until}", facts)
    elif -WARRANTY_DAYS // 2 <= days < 0:
        yield Suggestion("warranty_ended", f"warranty_ended:{history.warranty_until}", facts)


def _several_ways(history: CaseHistory) -> Iterator[Suggestion]:
    """They wrote by more than one way: answer once, by the one that they prefer."""
    if len(history.ways) > 1 and history.preferred_channel:
        facts: dict[str, str | int] = {
            "ways": ",".join(sorted(history.ways)),
            "preferred": history.preferred_channel,
        }
        yield Suggestion("several_ways", "several_ways", facts)
    elif history.preferred_channel and history.channel and history.preferred_channel != history.channel:
        yield Suggestion("prefers", "prefers", {"preferred": history.preferred_channel})


def _many_open(history: CaseHistory) -> Iterator[Suggestion]:
    """Several cases at once: read them together before answering."""
    if len(history.open_cases) + 1 >= MANY_OPEN:
        yield Suggestion("many_open", "many_open", {"count": len(history.open_cases) + 1})


def _likely_customer(history: CaseHistory) -> Iterator[Suggestion]:
    """The customer may be known twice: the other half of the history is missing here."""
    if history.likely_customers:
        yield Suggestion("likely_customer", "likely_customer", {"count": history.likely_customers})


_RULES: Final[tuple[Callable[[CaseHistory], Iterator[Suggestion]], ...]] = (
    _same_order,
    _reopened,
    _same_product,
    _warranty,
    _several_ways,
    _many_open,
    _likely_customer,
)
