"""What a condition on cases may ask about, and in which ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Is(StrEnum):
    """How a test compares: with what may be chosen, with a moment, with words, or whether there is anything at all."""

    ONE_OF = "one_of"
    NONE_OF = "none_of"
    WITHIN = "within"
    OLDER = "older"
    SINCE = "since"
    BEFORE = "before"
    SET = "set"
    UNSET = "unset"
    CONTAINS = "contains"
    LACKS = "lacks"
    YES = "yes"
    NO = "no"


class Takes(StrEnum):
    """What a test is given: words of a fixed list, ids, a span such as "3d", a day, some words, or nothing."""

    CODES = "codes"
    IDS = "ids"
    SPAN = "span"
    DAY = "day"
    TEXT = "text"
    NOTHING = "nothing"


TAKES: Final[Mapping[Is, Takes]] = {
    Is.WITHIN: Takes.SPAN,
    Is.OLDER: Takes.SPAN,
    Is.SINCE: Takes.DAY,
    Is.BEFORE: Takes.DAY,
    Is.SET: Takes.NOTHING,
    Is.UNSET: Takes.NOTHING,
    Is.CONTAINS: Takes.TEXT,
    Is.LACKS: Takes.TEXT,
    Is.YES: Takes.NOTHING,
    Is.NO: Takes.NOTHING,
}
"""What each way takes; those of a choice take what their field says."""

_CHOICE: Final = (Is.ONE_OF, Is.NONE_OF)
_ALWAYS: Final = (Is.WITHIN, Is.OLDER, Is.SINCE, Is.BEFORE)
_SOMETIMES: Final = (*_ALWAYS, Is.SET, Is.UNSET)


@dataclass(frozen=True, slots=True)
class Field:
    """`takes`: what a choice of it is made among. `column`: where it stands on the ticket; empty where it does not."""

    ways: tuple[Is, ...]
    takes: Takes = Takes.NOTHING
    column: str = ""
    special: frozenset[str] = frozenset()


ME: Final = "me"
NOBODY: Final = "nobody"
MINE: Final = "mine"

FIELDS: Final[Mapping[str, Field]] = {
    "status": Field(_CHOICE, Takes.CODES),
    "category": Field(_CHOICE, Takes.CODES, "category"),
    "priority": Field(_CHOICE, Takes.CODES, "priority"),
    "channel": Field(_CHOICE, Takes.CODES, "channel"),
    "interaction": Field(_CHOICE, Takes.CODES, "interaction"),
    "reason": Field(_CHOICE, Takes.IDS, "contact_reason_id", frozenset({NOBODY})),
    "phase": Field(_CHOICE, Takes.CODES, "phase"),
    "language": Field(_CHOICE, Takes.CODES, "language"),
    "assignee": Field(_CHOICE, Takes.IDS, "assignee_id", frozenset({ME, NOBODY})),
    "team": Field(_CHOICE, Takes.IDS, "team_id", frozenset({MINE, NOBODY})),
    "brand": Field(_CHOICE, Takes.IDS, "brand_id"),
    "tag": Field(_CHOICE, Takes.IDS),
    "customer": Field(_CHOICE, Takes.IDS, "customer_id"),
    "opened": Field(_ALWAYS, column="opened_at"),
    "updated": Field(_ALWAYS, column="updated_at"),
    "last_message": Field(_ALWAYS, column="last_message_at"),
    "waiting": Field(_SOMETIMES, column="waiting_since"),
    "due": Field(_SOMETIMES, column="next_due_at"),
    "resolved": Field(_SOMETIMES, column="resolved_at"),
    "snoozed": Field((Is.YES, Is.NO), column="snoozed_until"),
    "spam": Field((Is.YES, Is.NO), column="is_spam"),
    "words": Field((Is.CONTAINS, Is.LACKS)),
}
"""By the name that stands in a kept condition; a company's own field is called `field.` and its key."""

OWN: Final = "field."
OF_OWN: Final = Field((Is.ONE_OF, Is.NONE_OF, Is.SET, Is.UNSET), Takes.CODES)


def field_named(name: str) -> Field | None:
    """None for a name that means nothing."""
    if name.startswith(OWN):
        return OF_OWN if name.removeprefix(OWN).replace("_", "").isalnum() and len(name) < 60 else None
    return FIELDS.get(name)


def taken_by(field: Field, way: Is) -> Takes:
    return TAKES.get(way, field.takes)
