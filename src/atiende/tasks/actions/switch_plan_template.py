"""Take a resolution plan out of use, or bring it back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.tasks.models import PlanTemplate


def switch_plan_template(*, template_id: int, is_in_use: bool, by: Actor, at: dt.datetime) -> None:
    """Raises NotPermitted and NotFound."""
    by.require("settings.manage")
    with transaction.atomic():
        template = PlanTemplate.objects.select_for_update().filter(pk=template_id).first()
        if template is None:
            raise NotFound
        if template.is_in_use == is_in_use:
            return
        template.is_in_use = is_in_use
        template.version += 1
        template.save(update_fields=["is_in_use", "version"])
        verb = "restored" if is_in_use else "archived"
        record(
            by=by,
            verb=f"tasks.plan_template_{verb}",
            target_kind="plan_template",
            target_id=template_id,
            at=at,
        )
