"""The ids and codes of a fact under the names of the API: cases by their number, priorities by their word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from atiende.tickets.rules.priorities import PRIORITIES

Facts = Mapping[str, Any]
_OTHER_CASES: Final = {
    "into_ticket_id": "into",
    "from_ticket_id": "from",
    "target_ticket_id": "target",
    "new_ticket_id": "new_ticket",
}
_ABOUT: Final = frozenset({"ticket_id", "customer_id", "order_id", "mailbox_id", "brand_id", "channel"})
_BY: Final = frozenset(
    {"by", "opened_by", "created_by", "changed_by", "erased_by", "merged_by", "unmerged_by"}
)


def facts_told(event_type: str, facts: Facts, *, number_of: Callable[[int], int | None]) -> dict[str, Any]:
    """What is told beside the case or customer itself; `number_of` makes a number of a case's id.

    `by` is the id of the person, null for the system and for customers.
    """
    told = {_name(name): _value(event_type, name, value, number_of) for name, value in facts.items()}
    return {name: value for name, value in told.items() if name}


def _name(name: str) -> str:
    if name in _ABOUT:
        return ""
    return "by" if name in _BY else _OTHER_CASES.get(name, name)


def _value(event_type: str, name: str, value: Any, number_of: Callable[[int], int | None]) -> Any:
    if name in _BY:
        return value if value > 0 else None
    if name in _OTHER_CASES:
        return number_of(value)
    if name == "message_id":
        return str(value)
    if name == "fields":
        return [field for field in value.split(",") if field]
    if event_type == "ticket.priority_changed" and isinstance(value, int) and 0 < value <= len(PRIORITIES):
        return PRIORITIES[value - 1]
    return value
