"""What the filters of a list leave in, said in SQL whose wording is the same for all lists of a kind."""

from __future__ import annotations

from typing import Any, Final

from atiende.tickets.rules.listing import NOBODY, Filters

_SIMPLE: Final = {"status_id": "bigint", "brand_id": "bigint", "priority": "smallint"}
_WORDS: Final = ("channel", "interaction", "phase")
_OR_NOBODY: Final = ("assignee_id", "team_id")


def condition_of(filters: Filters, prefix: str, values: dict[str, Any]) -> str:
    """What `filters` leaves in, of tickets that were not merged. Its values join `values` under names that begin so."""
    found = ["NOT t.is_merged"]

    def with_value(sql: str, name: str, value: object) -> None:
        values[prefix + name] = value
        found.append(sql.format(f"%({prefix}{name})s"))

    if filters.categories:
        # Written out: the indexes of what is under way are found by these very words.
        names = ", ".join(f"'{category.value}'" for category in sorted(filters.categories))
        found.append(f"t.category IN ({names})")
    for column, kind in _SIMPLE.items():
        if getattr(filters, column) is not None:
            with_value(f"t.{column} = {{}}::{kind}", column, getattr(filters, column))
    for column in _OR_NOBODY:
        value = getattr(filters, column)
        if value == NOBODY and value is not None:
            found.append(f"t.{column} IS NULL")
        elif value is not None:
            with_value(f"t.{column} = {{}}::bigint", column, value)
    if filters.team_ids is not None:
        with_value("t.team_id = ANY({}::bigint[])", "team_ids", sorted(filters.team_ids))
    if filters.customer_ids:
        with_value("t.customer_id = ANY({}::bigint[])", "customer_ids", sorted(filters.customer_ids))
    if filters.reason_ids:
        with_value("t.contact_reason_id = ANY({}::bigint[])", "reason_ids", sorted(filters.reason_ids))
    for column in _WORDS:
        if getattr(filters, column):
            with_value(f"t.{column} = {{}}", column, getattr(filters, column))
    if filters.tag_id is not None:
        with_value(
            "t.id IN (SELECT ticket_id FROM tickets_tickettag WHERE tag_id = {}::bigint)",
            "tag_id",
            filters.tag_id,
        )
    if filters.is_spam is not None:
        found.append("t.is_spam" if filters.is_spam else "NOT t.is_spam")
    for column, is_set in (("waiting_since", filters.is_waiting), ("snoozed_until", filters.is_snoozed)):
        if is_set is not None:
            found.append(f"t.{column} IS {'NOT ' if is_set else ''}NULL")
    return " AND ".join(found)
