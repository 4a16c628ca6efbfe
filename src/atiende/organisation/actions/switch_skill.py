"""Archive a skill or restore it; who has it keeps it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.models import Skill
from atiende.platform.audit import record
from atiende.platform.live import signal


def switch_skill(*, skill_id: int, is_in_use: bool, by: Actor, at: dt.datetime) -> Skill:
    """An archived skill counts for nothing. The same again changes nothing. Raises NotPermitted and NotFound."""
    by.require("organisation.manage")
    with transaction.atomic():
        row = Skill.objects.select_for_update().filter(pk=skill_id).first()
        if row is None:
            raise NotFound
        if (row.archived_at is None) == is_in_use:
            return row
        row.archived_at = None if is_in_use else at
        row.save(update_fields=["archived_at"])
        verb = "restored" if is_in_use else "archived"
        record(by=by, verb=f"organisation.skill_{verb}", target_kind="skill", target_id=row.pk, at=at)
        signal("organisation:1")
        return row
