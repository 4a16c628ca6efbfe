"""Change a checklist of the company; cases that have it keep theirs."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput, NotFound
from atiende.organisation.queries import get_open_brand_for
from atiende.platform.audit import record
from atiende.platform.postgres.uniqueness import refusing_duplicates
from atiende.tasks.actions.add_checklist_template import TAKEN
from atiende.tasks.models import ChecklistTemplate
from atiende.tasks.rules.template import ChecklistDefinition


def change_checklist_template(
    *, template_id: int, definition: ChecklistDefinition, version: int, by: Actor, at: dt.datetime
) -> ChecklistTemplate:
    """`version`: the one that was seen. Raises NotPermitted, NotFound, InvalidInput, BrandIsArchived and Conflict."""
    by.require("settings.manage")
    cleaned = definition.cleaned()
    if problems := cleaned.problems():
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        template = ChecklistTemplate.objects.select_for_update().filter(pk=template_id).first()
        if template is None:
            raise NotFound
        if template.version != version:
            raise Conflict
        if cleaned.brand_id is not None and cleaned.brand_id != template.brand_id:
            get_open_brand_for(by, cleaned.brand_id)
        template.name, template.brand_id = cleaned.name, cleaned.brand_id
        template.category, template.items = cleaned.category, cleaned.kept_items()
        template.version += 1
        with refusing_duplicates(InvalidInput, TAKEN):
            template.save()
        record(
            by=by,
            verb="tasks.checklist_template_changed",
            target_kind="checklist_template",
            target_id=template_id,
            at=at,
        )
        return template
