"""Of what a rule can speak: what happens, what is known of a case, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

OPENED: Final = "opened"
EVENT_TRIGGERS: Final = (
    OPENED, "wrote", "answered", "noted", "status", "solved", "reopened", "assigned", "team", "priority",
    "tagged", "fields", "woken",
)  # fmt: skip
TIME_TRIGGERS: Final = ("since_customer", "unanswered", "in_status")
TRIGGERS: Final = EVENT_TRIGGERS + TIME_TRIGGERS
UNITS: Final = ("hours", "days")
ANCHORS: Final[Mapping[str, str]] = {
    "since_customer": "customer",
    "unanswered": "unanswered",
    "in_status": "status",
}

MOMENTS: Final[Mapping[str, tuple[str, ...]]] = {
    OPENED: ("opened",),
    "wrote": ("received", "reopened"),
    "answered": ("replied",),
    "noted": ("noted",),
    "status": ("status_changed", "reopened"),
    "solved": ("status_changed",),
    "reopened": ("reopened",),
    "assigned": ("assigned",),
    "team": ("team_changed",),
    "priority": ("priority_changed",),
    "tagged": ("tagged", "untagged"),
    "fields": ("fields_changed",),
    "woken": ("woken",),
    "since_customer": ("received", "reopened", "opened"),
    "unanswered": ("received", "reopened", "opened"),
    "in_status": ("status_changed", "opened"),
}
"""Which entries of a case's timeline stand for each trigger, when a rule is tried on the past."""

REF: Final = "ref"
ENUM: Final = "enum"
RANKED: Final = "ranked"
SET: Final = "set"
TEXT: Final = "text"
FLAG: Final = "flag"
NUMBER: Final = "number"
ANY: Final = "any"

TESTS: Final[Mapping[str, tuple[str, ...]]] = {
    REF: ("is", "is_not", "empty", "filled"),
    ENUM: ("is", "is_not"),
    RANKED: ("is", "is_not", "at_least", "at_most"),
    SET: ("contains", "contains_not", "empty", "filled"),
    TEXT: ("contains", "contains_not", "is", "is_not", "empty", "filled"),
    FLAG: ("yes", "no"),
    NUMBER: ("at_least", "at_most"),
    ANY: ("is", "is_not", "contains", "contains_not", "at_least", "at_most", "empty", "filled"),
}
WITHOUT_VALUE: Final = frozenset({"empty", "filled", "yes", "no"})
WITH_ONE_VALUE: Final = frozenset({"at_least", "at_most"})
NEGATIVE: Final = frozenset({"is_not", "contains_not"})


@dataclass(frozen=True, slots=True)
class Fact:
    """`kind`: which tests fit; `among`: the part of the directory that its values are keys of (empty: free words)."""

    kind: str
    among: str = ""


FACTS: Final[Mapping[str, Fact]] = {
    "brand": Fact(ENUM, "brand"),
    "team": Fact(REF, "team"),
    "assignee": Fact(REF, "agent"),
    "channel": Fact(ENUM, "channel"),
    "status": Fact(ENUM, "status"),
    "category": Fact(ENUM, "category"),
    "priority": Fact(RANKED, "priority"),
    "language": Fact(REF, "language"),
    "tags": Fact(SET),
    "subject": Fact(TEXT),
    "text": Fact(TEXT),
    "words": Fact(TEXT),
    "customer_name": Fact(TEXT),
    "customer_company": Fact(TEXT),
    "customer_address": Fact(TEXT),
    "customer_language": Fact(REF, "language"),
    "waiting": Fact(FLAG),
    "by_person": Fact(FLAG),
    "working_time": Fact(FLAG),
    "hour": Fact(NUMBER),
    "reopenings": Fact(NUMBER),
}
FIELD: Final = "field:"
WORDS_OF_PEOPLE: Final = frozenset(
    {"subject", "text", "customer_name", "customer_company", "customer_address"}
)
"""What a person said or is called: erased with them."""


@dataclass(frozen=True, slots=True)
class DeedKind:
    """`among`: where its value comes from (words: free; number; empty: has none); `has_text`: it writes something."""

    among: str = ""
    has_text: bool = False


DEEDS: Final[Mapping[str, DeedKind]] = {
    "assign": DeedKind("agent"),
    "unassign": DeedKind(),
    "team": DeedKind("team"),
    "status": DeedKind("status"),
    "priority": DeedKind("priority"),
    "tag": DeedKind("words"),
    "untag": DeedKind("words"),
    "field": DeedKind("field", has_text=True),
    "snooze": DeedKind("number"),
    "note": DeedKind(has_text=True),
    "answer": DeedKind(has_text=True),
    "notify": DeedKind("agent", has_text=True),
    "webhook": DeedKind("words"),
    "stop": DeedKind(),
}
RANKS: Final = ("1", "2", "3", "4")
"""Priorities from low to urgent, as tickets number them."""


def fact_of(name: str) -> Fact | None:
    """Also of a custom field."""
    return Fact(ANY) if name.startswith(FIELD) else FACTS.get(name)
