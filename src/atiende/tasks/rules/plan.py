"""A resolution plan as a company writes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from atiende.tasks.errors import NAME_MISSING, PLAN_EMPTY, TOO_MANY_ITEMS
from atiende.tasks.rules.checklist import MOST_ITEMS, Item
from atiende.tasks.rules.cleaning import clean_line, clean_text

MOST_TASKS: Final = 30
MOST_DAYS: Final = 365


@dataclass(frozen=True, slots=True)
class PlanTask:
    """`days` after the plan is applied; None: without a day. Of a person, a team, or nobody yet."""

    title: str
    days: int | None = None
    agent_id: int | None = None
    team_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDefinition:
    """`brand_id` None: for cases of every brand."""

    name: str
    items: tuple[Item, ...] = ()
    tasks: tuple[PlanTask, ...] = ()
    text: str = ""
    brand_id: int | None = None
    category: str = ""

    def cleaned(self) -> PlanDefinition:
        items = (Item(clean_line(each.text), each.is_needed) for each in self.items)
        tasks = (replace(each, title=clean_line(each.title)) for each in self.tasks)
        return replace(
            self,
            name=clean_line(self.name, 100),
            category=clean_line(self.category, 60),
            text=clean_text(self.text, 10_000),
            items=tuple(each for each in items if each.text),
            tasks=tuple(each for each in tasks if each.title),
        )

    def problems(self) -> dict[str, str]:
        """Of a cleaned one, by field."""
        found = {}
        if not self.name:
            found["name"] = NAME_MISSING
        if not (self.items or self.tasks or self.text):
            found["items"] = PLAN_EMPTY
        if len(self.items) > MOST_ITEMS:
            found["items"] = TOO_MANY_ITEMS
        if len(self.tasks) > MOST_TASKS:
            found["tasks"] = TOO_MANY_ITEMS
        return found


def tasks_kept(rows: list[dict[str, Any]]) -> tuple[PlanTask, ...]:
    return tuple(
        PlanTask(str(row["title"]), row.get("days"), row.get("agent_id"), row.get("team_id")) for row in rows
    )


def kept_tasks(tasks: tuple[PlanTask, ...]) -> list[dict[str, Any]]:
    """The other way round."""
    return [
        {"title": each.title, "days": each.days, "agent_id": each.agent_id, "team_id": each.team_id}
        for each in tasks
    ]
