"""Checklists of cases, and the templates that they are made of."""

from __future__ import annotations

from django.db.models import Prefetch, Q

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.tasks.models import Checklist, ChecklistItem, ChecklistTemplate
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.visibility import require_seen, sees


def get_checklist_for(actor: Actor, checklist_id: int, *, is_locked: bool = False) -> Checklist:
    """Whoever sees the case. Raises NotFound."""
    rows = Checklist.objects.select_for_update(of=("self",)) if is_locked else Checklist.objects.all()
    found = rows.filter(pk=checklist_id).first() if 0 < checklist_id < 2**63 else None
    if found is None or not sees(actor, found.ticket_id):
        raise NotFound
    return found


def checklists_of_case(actor: Actor, ticket_id: int) -> list[Checklist]:
    """With `.items` in order; of what was merged into it too. Raises NotFound."""
    require_seen(actor, ticket_id)
    items = Prefetch("items", ChecklistItem.objects.order_by("position"))
    rows = Checklist.objects.filter(ticket_id__in=family_of(ticket_id)).prefetch_related(items)
    return list(rows.order_by("pk"))


def templates_for_brand(brand_id: int) -> list[ChecklistTemplate]:
    """Those that a case of this brand can be given, by name."""
    rows = ChecklistTemplate.objects.filter(Q(brand_id=None) | Q(brand_id=brand_id), is_in_use=True)
    return list(rows.order_by("category", "name", "pk"))


def list_checklist_templates(actor: Actor) -> list[ChecklistTemplate]:
    """All of them for who sets the company up: those in use first. Raises NotPermitted."""
    actor.require("settings.manage")
    return list(ChecklistTemplate.objects.select_related("brand").order_by("-is_in_use", "name", "pk"))


def get_checklist_template(template_id: int) -> ChecklistTemplate:
    """Raises NotFound."""
    found = ChecklistTemplate.objects.select_related("brand").filter(pk=template_id).first()
    if found is None:
        raise NotFound
    return found
