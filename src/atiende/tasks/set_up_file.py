"""Checklists and resolution plans, for the file of the set-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.organisation.queries import set_up_names
from atiende.platform.set_up_file import Change, Names, Outcome, taken_each
from atiende.tasks.actions.add_checklist_template import add_checklist_template
from atiende.tasks.actions.change_checklist_template import change_checklist_template
from atiende.tasks.actions.save_plan_template import save_plan_template
from atiende.tasks.models import ChecklistTemplate, PlanTemplate
from atiende.tasks.rules.checklist import Item
from atiende.tasks.rules.plan import PlanDefinition, PlanTask, tasks_kept
from atiende.tasks.rules.template import ChecklistDefinition, items_kept

_LIST: Final = ("name", "brand", "category", "items")
PARTS: Final = {"checklists": _LIST, "plans": (*_LIST, "tasks", "text")}


def export(by: Actor) -> dict[str, Any]:
    """What is in use. Raises NotPermitted."""
    by.require("settings.manage")
    names = set_up_names()
    lists = ChecklistTemplate.objects.filter(is_in_use=True).order_by("name", "pk")
    plans = PlanTemplate.objects.filter(is_in_use=True).order_by("name", "pk")
    return {
        "checklists": [_told(each, names) for each in lists],
        "plans": [
            {**_told(each, names), "text": each.text, "tasks": _tasks_told(each, names)} for each in plans
        ],
    }


def take(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    """By name and brand."""
    names = set_up_names()

    def checklist(row: Any) -> Outcome:
        wanted = ChecklistDefinition(**_said(row, names)).cleaned()
        found = ChecklistTemplate.objects.filter(**_key(wanted)).first()
        if found is None:
            add_checklist_template(definition=wanted, by=by, at=at)
            return "added"
        if wanted == _checklist_of(found):
            return "same"
        change_checklist_template(
            template_id=found.pk, definition=wanted, version=found.version, by=by, at=at
        )
        return "changed"

    def plan(row: Any) -> Outcome:
        tasks = tuple(_task(each, names) for each in row.get("tasks", []))
        wanted = PlanDefinition(**_said(row, names), tasks=tasks, text=str(row.get("text", ""))).cleaned()
        found = PlanTemplate.objects.filter(**_key(wanted)).first()
        if found is not None and wanted == _plan_of(found):
            return "same"
        pk, version = (found.pk, found.version) if found else (None, 1)
        save_plan_template(template_id=pk, definition=wanted, version=version, by=by, at=at)
        return "changed" if found else "added"

    lists = taken_each(data, "checklists", "checklist", checklist)
    return lists + taken_each(data, "plans", "plan", plan)


def _told(template: ChecklistTemplate | PlanTemplate, names: Names) -> dict[str, Any]:
    return {
        "name": template.name,
        "brand": names.told_or_none("brand", template.brand_id),
        "category": template.category,
        "items": [{"text": each.text, "is_needed": each.is_needed} for each in items_kept(template.items)],
    }


def _key(wanted: ChecklistDefinition | PlanDefinition) -> dict[str, Any]:
    return {"name": wanted.name, "brand_id": wanted.brand_id}


def _tasks_told(plan: PlanTemplate, names: Names) -> list[dict[str, Any]]:
    return [
        {
            "title": each.title,
            "days": each.days,
            "agent": names.told_or_none("agent", each.agent_id),
            "team": names.told_or_none("team", each.team_id),
        }
        for each in tasks_kept(plan.tasks)
    ]


def _said(row: Any, names: Names) -> dict[str, Any]:
    """Raises NamesNothing."""
    return {
        "name": str(row["name"]),
        "brand_id": names.id_or_none("brand", row.get("brand")),
        "category": str(row.get("category", "")),
        "items": tuple(Item(str(each["text"]), bool(each.get("is_needed"))) for each in row.get("items", [])),
    }


def _task(row: Any, names: Names) -> PlanTask:
    """Raises NamesNothing."""
    return PlanTask(
        str(row["title"]),
        None if row.get("days") is None else int(row["days"]),
        names.id_or_none("agent", row.get("agent")),
        names.id_or_none("team", row.get("team")),
    )


def _checklist_of(found: ChecklistTemplate) -> ChecklistDefinition:
    return ChecklistDefinition(
        name=found.name, items=items_kept(found.items), brand_id=found.brand_id, category=found.category
    )


def _plan_of(found: PlanTemplate) -> PlanDefinition:
    return PlanDefinition(
        name=found.name,
        items=items_kept(found.items),
        tasks=tasks_kept(found.tasks),
        text=found.text,
        brand_id=found.brand_id,
        category=found.category,
    )
