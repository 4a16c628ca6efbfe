"""Remove what was set up for the demonstration's brands alone, and the tasks of its people that are of no case."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.demonstration import marked
from atiende.tasks.models import ChecklistTemplate, PlanTemplate, Task


def remove_demonstration_templates(*, by: Actor, at: dt.datetime) -> None:
    """Raises NotPermitted."""
    by.require("settings.manage")
    with transaction.atomic():
        count, _each = ChecklistTemplate.objects.filter(brand_id__in=marked("brand")).delete()
        Task.objects.filter(ticket=None, made_by_id__in=marked("user")).delete()
        plans, _each = PlanTemplate.objects.filter(brand_id__in=marked("brand")).delete()
        if count or plans:
            record(by=by, verb="tasks.demonstration_removed", target_kind="checklist_template", at=at)
