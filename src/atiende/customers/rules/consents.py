"""What customers can agree to, and how they say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from atiende.customers.rules import problems
from atiende.customers.rules.problems import Problems

PROOF_LIMIT: Final = 300


class Purpose(StrEnum):
    """What needs a yes of its own; answering a case does not (Regulation (EU) 2016/679, art. 6(1)(b))."""

    MARKETING = "marketing"
    SURVEYS = "surveys"
    PROFILING = "profiling"
    RECORDING = "recording"
    SHARING = "sharing"


class How(StrEnum):
    """By which way the yes or the no came."""

    FORM = "form"
    MAIL = "mail"
    CALL = "call"
    MESSAGE = "message"
    IN_PERSON = "in_person"
    PAPER = "paper"
    SYSTEM = "system"


PURPOSES: Final = frozenset(each.value for each in Purpose)
WAYS: Final = frozenset(each.value for each in How)


def problems_of_giving(
    *, purpose: str, how: str, proof: str, given_at: dt.datetime, now: dt.datetime
) -> Problems:
    """Field → msgid of what cannot be taken. A yes by word of mouth needs words on where it can be looked up."""
    found: Problems = {}
    if purpose not in PURPOSES:
        found["purpose"] = problems.NOT_A_PURPOSE
    if how not in WAYS:
        found["how"] = problems.NOT_A_WAY
    if len(proof) > PROOF_LIMIT:
        found["proof"] = problems.PROOF_TOO_LONG
    elif not proof:
        found["proof"] = problems.PROOF_NEEDED
    if given_at > now:
        found["given_at"] = problems.NOT_YET
    return found


def stands(periods: Iterable[tuple[dt.datetime, dt.datetime | None]]) -> bool:
    """Whether the last word was a yes, of all that is one person: (given, withdrawn) of one purpose, in any order."""
    newest = max(periods, key=lambda period: (period[1] or period[0], period[1] is not None), default=None)
    return newest is not None and newest[1] is None
