"""What is promised, and what can hold a clock up."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from atiende.kernel.refusals import gettext_noop


class ClockKind(StrEnum):
    """FIRST_ANSWER, NEXT_ANSWER: to the customer. UPDATE: word to them every so often. TEAM: how long one team has it.

    LEGAL: what the law gives; its date is handed in, and only the causes listed with it hold it up.
    """

    FIRST_ANSWER = "first_answer"
    NEXT_ANSWER = "next_answer"
    RESOLUTION = "resolution"
    UPDATE = "update"
    TEAM = "team"
    LEGAL = "legal"


PROMISED: Final = tuple(kind for kind in ClockKind if kind != ClockKind.LEGAL)
"""The kinds of which a policy can speak."""
ANSWERS: Final = frozenset({ClockKind.FIRST_ANSWER, ClockKind.NEXT_ANSWER})

KIND_LABELS: Final = {
    ClockKind.FIRST_ANSWER: gettext_noop("First answer"),
    ClockKind.NEXT_ANSWER: gettext_noop("Next answer"),
    ClockKind.RESOLUTION: gettext_noop("Resolution"),
    ClockKind.UPDATE: gettext_noop("News to the customer"),
    ClockKind.TEAM: gettext_noop("Time with the team"),
    ClockKind.LEGAL: gettext_noop("Legal term"),
}


class Cause(StrEnum):
    """Why a clock stands still. Merged and solved are undone by unmerging and reopening."""

    WAITING_CUSTOMER = "waiting_customer"
    WAITING_INTERNAL = "waiting_internal"
    SNOOZED = "snoozed"
    MERGED = "merged"
    LEGAL = "legal"


CHOSEN_CAUSES: Final = (Cause.WAITING_CUSTOMER, Cause.SNOOZED, Cause.WAITING_INTERNAL)
"""Those of which a policy says whether they hold its clocks up. Answers to the customer are never held up by them."""

CAUSE_LABELS: Final = {
    Cause.WAITING_CUSTOMER: gettext_noop("waiting for the customer"),
    Cause.WAITING_INTERNAL: gettext_noop("waiting for a colleague"),
    Cause.SNOOZED: gettext_noop("put off"),
    Cause.MERGED: gettext_noop("merged into another case"),
    Cause.LEGAL: gettext_noop("held up by law"),
}


class End(StrEnum):
    """How a clock ended. MET also when it was late: `breached_at` says that."""

    MET = "met"
    SOLVED = "solved"
    CANCELLED = "cancelled"
    NO_POLICY = "no_policy"
    WITHDRAWN = "withdrawn"


END_LABELS: Final = {
    End.MET: gettext_noop("kept"),
    End.SOLVED: gettext_noop("not needed: the case was solved"),
    End.CANCELLED: gettext_noop("cancelled with the case"),
    End.NO_POLICY: gettext_noop("no promise applies any more"),
    End.WITHDRAWN: gettext_noop("withdrawn"),
}
