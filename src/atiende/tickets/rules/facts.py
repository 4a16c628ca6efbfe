"""What was known of a case at a moment of its history: the present state, with what came later taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

STATUS_MOVES: Final = frozenset({"status_changed", "received", "reopened", "replied"})
MESSAGES: Final = frozenset({"received", "reopened", "replied"})
_OLD_VALUES: Final = {
    "assigned": "assignee_id",
    "team_changed": "team_id",
    "priority_changed": "priority",
    "brand_changed": "brand_id",
}
_UNKNOWN: Final = {"subject_changed": "subject", "snoozed": "snoozed_until", "woken": "snoozed_until"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """`text`: of the message that it is about, else of none. `unknown`: facts that the history does not give back,
    a custom field as `field:key`. `tag_ids` are kept beside `tags` (their names) so that history can be followed.
    """

    ticket_id: int
    number: int
    brand_id: int
    team_id: int | None
    assignee_id: int | None
    customer_id: int
    status_key: str
    category: str
    priority: int
    channel: str
    language: str
    subject: str
    is_spam: bool
    reopenings: int
    opened_at: dt.datetime
    waiting_since: dt.datetime | None
    snoozed_until: dt.datetime | None
    custom_fields: Mapping[str, Any] = field(default_factory=dict)
    tag_ids: frozenset[int] = frozenset()
    tags: tuple[str, ...] = ()
    message_id: int | None = None
    text: str = ""
    customer_name: str = ""
    customer_company: str = ""
    customer_language: str = ""
    customer_addresses: tuple[str, ...] = ()
    unknown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Later:
    """An entry of the timeline that came after the moment asked for."""

    kind: str
    data: Mapping[str, Any]


def rewound(
    facts: CaseFacts,
    newest_first: Iterable[Later],
    *,
    category_of: Mapping[str, str],
    names: Mapping[int, str],
) -> CaseFacts:
    """The facts before these entries. `category_of`: categories by keys of statuses; `names`: of tags by id."""
    for entry in newest_first:
        facts = _before(facts, entry, category_of)
    tags = tuple(sorted(names[tag_id] for tag_id in facts.tag_ids if tag_id in names))
    return replace(facts, tags=tags)


def _before(facts: CaseFacts, entry: Later, category_of: Mapping[str, str]) -> CaseFacts:
    data, unknown = entry.data, facts.unknown
    if entry.kind in MESSAGES or entry.kind == "status_changed":
        facts = replace(facts, unknown=unknown | {"waiting_since", "reopenings"})
    if entry.kind in STATUS_MOVES and (old := str(data.get("old", ""))):
        return replace(facts, status_key=old, category=category_of.get(old, facts.category))
    if (name := _OLD_VALUES.get(entry.kind)) and "old" in data:
        return replace(facts, **{name: data["old"]})
    if entry.kind in ("tagged", "untagged"):
        tag_id = int(data.get("tag_id", 0))
        without = facts.tag_ids - {tag_id}
        return replace(facts, tag_ids=without if entry.kind == "tagged" else without | {tag_id})
    if entry.kind == "fields_changed":
        lost = {f"field:{key}" for key in data.get("fields", ())}
        return replace(facts, unknown=facts.unknown | lost)
    if entry.kind in ("marked_spam", "unmarked_spam"):
        return replace(facts, is_spam=entry.kind == "unmarked_spam")
    if lost_fact := _UNKNOWN.get(entry.kind):
        return replace(facts, unknown=facts.unknown | {lost_fact})
    return facts
