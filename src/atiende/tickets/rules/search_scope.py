"""The codes by which a search row says whose it is and when it was written: a kind, then an id of that kind."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Final

_ID_BITS: Final = 48
FINE_BITS: Final = 46
COARSE_BITS: Final = 52
FINE_IN_COARSE: Final = 1 << (COARSE_BITS - FINE_BITS)
NOBODY: Final = 0
NO_TEAM: Final = 0


class Kind(IntEnum):
    """FINE: a stretch of 4.66 hours; COARSE: 64 of them (ids hold milliseconds above 22 bits)."""

    TEAM = 1
    BRAND = 2
    ASSIGNEE = 3
    SHARED_WITH_AGENT = 4
    SHARED_WITH_TEAM = 5
    CUSTOMER = 6
    HAS_FILE = 7
    FINE = 8
    COARSE = 9
    INTERACTION = 10
    PHASE = 11


def code(kind: Kind, ident: int) -> int:
    return (kind << _ID_BITS) | ident


def codes(kind: Kind, idents: Iterable[int]) -> list[int]:
    return [code(kind, ident) for ident in sorted(idents)]


def customer_lexeme(customer_id: int) -> str:
    """How the words of a row name a customer, so that a name finds who is called so today."""
    return f":c{customer_id}"
