"""Make a skill or language that people can have, or change one."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput, NotFound
from atiende.kernel.text import folded
from atiende.organisation.models import Skill
from atiende.organisation.models.duplicates import refusing_duplicates
from atiende.organisation.rules.skills import SkillFields, problems_of_skill
from atiende.platform.audit import record
from atiende.platform.live import signal


def save_skill(
    *, skill_id: int | None, fields: SkillFields, version: int = 0, by: Actor, at: dt.datetime
) -> Skill:
    """`skill_id` None: a new one. Kind and key of one that is there stay: rules name it by them.

    Raises NotPermitted, NotFound, InvalidInput, NameTaken, and Conflict when `version` is not the present one.
    """
    by.require("organisation.manage")
    with transaction.atomic():
        row = _found(skill_id)
        told = SkillFields(fields.name, row.kind, row.key) if row.pk else fields
        cleaned = told.cleaned()
        if problems := problems_of_skill(cleaned):
            raise InvalidInput(fields=problems)
        if row.pk and row.name == cleaned.name:
            return row
        if row.pk and row.version != version:
            raise Conflict
        row.version += bool(row.pk)
        row.name, row.folded_name = cleaned.name, folded(cleaned.name)[:80]
        row.kind, row.key = cleaned.kind, cleaned.key
        with refusing_duplicates():
            row.save()
        record(by=by, verb="organisation.skill_saved", target_kind="skill", target_id=row.pk, at=at)
        signal("organisation:1")
        return row


def _found(skill_id: int | None) -> Skill:
    if skill_id is None:
        return Skill()
    row = Skill.objects.select_for_update().filter(pk=skill_id).first()
    if row is None:
        raise NotFound
    return row
