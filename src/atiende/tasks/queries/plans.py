"""Resolution plans: those that exist, and those that a case follows."""

from __future__ import annotations

from django.db.models import Q

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.tasks.models import AppliedPlan, PlanTemplate
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.visibility import require_seen


def plans_for_brand(brand_id: int) -> list[PlanTemplate]:
    """Those that a case of this brand can follow, by name."""
    rows = PlanTemplate.objects.filter(Q(brand_id=None) | Q(brand_id=brand_id), is_in_use=True)
    return list(rows.order_by("category", "name", "pk"))


def plans_of_case(actor: Actor, ticket_id: int) -> list[AppliedPlan]:
    """Raises NotFound."""
    require_seen(actor, ticket_id)
    return list(AppliedPlan.objects.filter(ticket_id__in=family_of(ticket_id)).order_by("pk"))


def list_plan_templates(actor: Actor) -> list[PlanTemplate]:
    """Raises NotPermitted."""
    actor.require("settings.manage")
    return list(PlanTemplate.objects.select_related("brand").order_by("-is_in_use", "name", "pk"))


def get_plan_template(template_id: int) -> PlanTemplate:
    """Raises NotFound."""
    found = PlanTemplate.objects.select_related("brand").filter(pk=template_id).first()
    if found is None:
        raise NotFound
    return found
