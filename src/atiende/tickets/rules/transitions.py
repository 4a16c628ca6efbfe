"""How a ticket may go from one state to another, and what that does to its clocks."""

from __future__ import annotations

from typing import Final

from atiende.tickets.rules.statuses import UNDER_WAY, Category

FINAL: Final = frozenset({Category.CLOSED, Category.CANCELLED})
"""Nothing leads out of these: whoever writes again opens another ticket, linked to this one."""
SETTLED: Final = FINAL | {Category.RESOLVED}
"""Nobody waits for anything."""

_OPEN_TO_ALL: Final = (UNDER_WAY | SETTLED) - {Category.NEW}
_NEXT: Final[dict[Category, frozenset[Category]]] = {
    **dict.fromkeys(UNDER_WAY, _OPEN_TO_ALL),
    Category.RESOLVED: _OPEN_TO_ALL - {Category.CANCELLED},
    Category.CLOSED: frozenset(),
    Category.CANCELLED: frozenset(),
}
"""Between statuses of one category the way is free while it is not final."""


def may_become(old: Category, new: Category) -> bool:
    """Whether a person may take a ticket from a status of category `old` to one of `new`."""
    return new in _NEXT[old] or (old == new and old not in FINAL)


def after_customer_message(category: Category, *, is_automatic: bool) -> Category:
    """Where a customer's message leaves a ticket that is not final: only a person's words wake it."""
    wakes = not is_automatic and category in {Category.WAITING_CUSTOMER, Category.RESOLVED}
    return Category.OPEN if wakes else category


def after_reply(category: Category) -> Category:
    """Where an agent's reply leaves a ticket when nobody says otherwise: it is new no more."""
    return Category.OPEN if category == Category.NEW else category


def is_reopening(old: Category, new: Category) -> bool:
    return old == Category.RESOLVED and new in UNDER_WAY


def stops_waiting(category: Category) -> bool:
    """The customer does not wait for us in these."""
    return category in SETTLED or category == Category.WAITING_CUSTOMER
