"""A checklist as a company writes it for its cases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from atiende.tasks.errors import ITEMS_MISSING, NAME_MISSING, TOO_MANY_ITEMS
from atiende.tasks.rules.checklist import MOST_ITEMS, Item
from atiende.tasks.rules.cleaning import clean_line


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistDefinition:
    """`brand_id` None: for cases of every brand. `category`: the kind of case, in the company's words."""

    name: str
    items: tuple[Item, ...]
    brand_id: int | None = None
    category: str = ""

    def cleaned(self) -> ChecklistDefinition:
        items = tuple(Item(clean_line(each.text), each.is_needed) for each in self.items)
        return replace(
            self,
            name=clean_line(self.name, 100),
            category=clean_line(self.category, 60),
            items=tuple(each for each in items if each.text),
        )

    def problems(self) -> dict[str, str]:
        """Of a cleaned one, by field."""
        found = {}
        if not self.name:
            found["name"] = NAME_MISSING
        if not self.items:
            found["items"] = ITEMS_MISSING
        if len(self.items) > MOST_ITEMS:
            found["items"] = TOO_MANY_ITEMS
        return found

    def kept_items(self) -> list[dict[str, Any]]:
        return [{"text": each.text, "is_needed": each.is_needed} for each in self.items]


def items_kept(rows: list[dict[str, Any]]) -> tuple[Item, ...]:
    """The other way round."""
    return tuple(Item(str(row["text"]), bool(row.get("is_needed"))) for row in rows)
