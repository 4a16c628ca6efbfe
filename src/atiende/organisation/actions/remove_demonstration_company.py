"""Remove the brands, teams and people of the demonstration."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import ProtectedError

from atiende.identity.actions.remove_user import remove_user
from atiende.kernel.actors import Actor
from atiende.organisation.errors import DemonstrationInUse
from atiende.organisation.models import (
    AuthorityLine,
    Brand,
    ShiftPattern,
    Skill,
    Team,
    Unit,
    UnitPlace,
    WorkingCalendar,
)
from atiende.platform.audit import record
from atiende.platform.demonstration import forget_marks, marked
from atiende.platform.live import signal

_KINDS = ("user", "team", "brand", "unit", "authority", "calendar", "shift_pattern", "skill")


def remove_demonstration_company(*, by: Actor, at: dt.datetime) -> None:
    """All of it or nothing; its cases must be gone. Raises NotPermitted and DemonstrationInUse."""
    by.require("settings.manage")
    with transaction.atomic():
        for user_id in sorted(marked("user")):
            remove_user(user_id=user_id, by=by, at=at)
        _remove_structure()
        try:
            Team.objects.filter(pk__in=marked("team")).delete()
            Brand.objects.filter(pk__in=marked("brand")).delete()
            WorkingCalendar.objects.filter(pk__in=marked("calendar")).delete()
            ShiftPattern.objects.filter(pk__in=marked("shift_pattern")).delete()
            Skill.objects.filter(pk__in=marked("skill"), holders=None).delete()
        except ProtectedError as error:
            raise DemonstrationInUse from error
        for kind in _KINDS:
            forget_marks(kind, marked(kind))
        record(
            by=by, verb="organisation.demonstration_removed", target_kind="organisation", target_id=1, at=at
        )
        signal("organisation:1")


def _remove_structure() -> None:
    """A unit of the company's own that stood under one of them stands at the top of its tree."""
    units = marked("unit")
    own = UnitPlace.objects.filter(parent_id__in=units).exclude(unit_id__in=units)
    own.update(parent=None)
    Unit.objects.filter(pk__in=units).delete()
    AuthorityLine.objects.filter(pk__in=marked("authority")).delete()
