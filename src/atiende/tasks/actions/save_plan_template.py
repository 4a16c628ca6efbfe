"""Write a resolution plan for a kind of problem, or change it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput, NotFound
from atiende.organisation.queries import get_open_brand_for
from atiende.platform.audit import record
from atiende.platform.postgres.uniqueness import refusing_duplicates
from atiende.tasks.errors import NAME_TAKEN
from atiende.tasks.models import PlanTemplate
from atiende.tasks.rules.plan import PlanDefinition, kept_tasks

_TAKEN = {"plan_template_once": ("name", NAME_TAKEN)}


def save_plan_template(
    *, template_id: int | None, definition: PlanDefinition, version: int = 1, by: Actor, at: dt.datetime
) -> PlanTemplate:
    """None: a new one. `version`: the one that was seen. Cases that follow it keep what they have.

    Raises NotPermitted, NotFound, InvalidInput, BrandIsArchived and Conflict.
    """
    by.require("settings.manage")
    cleaned = definition.cleaned()
    if problems := cleaned.problems():
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        template = _present(template_id, version)
        if cleaned.brand_id is not None and cleaned.brand_id != template.brand_id:
            get_open_brand_for(by, cleaned.brand_id)
        template.name, template.brand_id, template.category = cleaned.name, cleaned.brand_id, cleaned.category
        template.items = [{"text": each.text, "is_needed": each.is_needed} for each in cleaned.items]
        template.tasks, template.text = kept_tasks(cleaned.tasks), cleaned.text
        with refusing_duplicates(InvalidInput, _TAKEN):
            template.save()
        record(
            by=by,
            verb="tasks.plan_template_changed" if template_id else "tasks.plan_template_added",
            target_kind="plan_template",
            target_id=template.pk,
            at=at,
        )
        return template


def _present(template_id: int | None, version: int) -> PlanTemplate:
    if template_id is None:
        return PlanTemplate()
    found = PlanTemplate.objects.select_for_update().filter(pk=template_id).first()
    if found is None:
        raise NotFound
    if found.version != version:
        raise Conflict
    found.version += 1
    return found
