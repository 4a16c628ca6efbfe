"""States of a ticket: seven categories that the program knows, and statuses in them that a company names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from atiende.kernel.refusals import gettext_noop


class Category(StrEnum):
    """What a status means to the program."""

    NEW = "new"
    OPEN = "open"
    WAITING_CUSTOMER = "waiting_customer"
    WAITING_INTERNAL = "waiting_internal"
    RESOLVED = "resolved"
    CLOSED = "closed"
    CANCELLED = "cancelled"


UNDER_WAY: Final = frozenset(
    {Category.NEW, Category.OPEN, Category.WAITING_CUSTOMER, Category.WAITING_INTERNAL}
)
"""Somebody still owes something to somebody."""


@dataclass(frozen=True, slots=True)
class BuiltinStatus:
    """A status that every installation has. `for_agents` is an English msgid; customers' words stand in the queries."""

    key: str
    category: Category
    for_agents: str


BUILTIN_STATUSES: Final = (
    BuiltinStatus("new", Category.NEW, gettext_noop("New")),
    BuiltinStatus("open", Category.OPEN, gettext_noop("Open")),
    BuiltinStatus("waiting_customer", Category.WAITING_CUSTOMER, gettext_noop("Waiting for the customer")),
    BuiltinStatus("waiting_internal", Category.WAITING_INTERNAL, gettext_noop("Waiting for a colleague")),
    BuiltinStatus("resolved", Category.RESOLVED, gettext_noop("Resolved")),
    BuiltinStatus("closed", Category.CLOSED, gettext_noop("Closed")),
    BuiltinStatus("cancelled", Category.CANCELLED, gettext_noop("Cancelled")),
)

NEEDED: Final = frozenset({"new", "open", "resolved", "closed"})
"""The program itself puts tickets into these: they can be renamed but not retired."""
