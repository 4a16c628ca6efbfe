"""Write a checklist that cases can be given."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.queries import get_open_brand_for
from atiende.platform.audit import record
from atiende.platform.postgres.uniqueness import refusing_duplicates
from atiende.tasks.errors import NAME_TAKEN
from atiende.tasks.models import ChecklistTemplate
from atiende.tasks.rules.template import ChecklistDefinition

TAKEN = {"checklist_template_once": ("name", NAME_TAKEN)}


def add_checklist_template(
    *, definition: ChecklistDefinition, by: Actor, at: dt.datetime
) -> ChecklistTemplate:
    """Raises NotPermitted, InvalidInput, NotFound and BrandIsArchived."""
    by.require("settings.manage")
    cleaned = definition.cleaned()
    if problems := cleaned.problems():
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        if cleaned.brand_id is not None:
            get_open_brand_for(by, cleaned.brand_id)
        template = ChecklistTemplate(
            name=cleaned.name,
            brand_id=cleaned.brand_id,
            category=cleaned.category,
            items=cleaned.kept_items(),
        )
        with refusing_duplicates(InvalidInput, TAKEN):
            template.save(force_insert=True)
        record(
            by=by,
            verb="tasks.checklist_template_added",
            target_kind="checklist_template",
            target_id=template.pk,
            at=at,
        )
        return template
