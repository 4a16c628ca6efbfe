"""What a case is proposed by its category: templates whose kind of case names it, or one above it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from atiende.tasks.models import ChecklistTemplate, PlanTemplate
from atiende.tickets.queries import reason_tree

Template = TypeVar("Template", ChecklistTemplate, PlanTemplate)


def proposed_first(
    templates: Iterable[Template], reason_id: int | None
) -> tuple[list[Template], list[Template]]:
    """Those of the category of the case and the others, both in their order; in one query where there are any."""
    found = list(templates)
    if reason_id is None or not any(each.category for each in found):
        return [], found
    tree = reason_tree()
    meant = {each.category: reason_id in tree.meant(each.category) for each in found if each.category}
    return (
        [each for each in found if meant.get(each.category)],
        [each for each in found if not meant.get(each.category)],
    )
