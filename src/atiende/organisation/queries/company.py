"""The organisation's one row."""

from __future__ import annotations

import datetime as dt
import zoneinfo

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.models import Organisation


def organisation() -> Organisation | None:
    """The company, or None before the installation was set up. What it says is no secret inside the house."""
    return Organisation.objects.first()


def is_set_up() -> bool:
    return Organisation.objects.exists()


def get_organisation_for(actor: Actor, *, is_locked: bool = False) -> Organisation:
    """The company with its legal data, for who may read it. NotFound for everybody else and before the set-up."""
    rows = Organisation.objects.select_for_update() if is_locked else Organisation.objects.all()
    found = rows.first() if actor.may("organisation.read") else None
    if found is None:
        raise NotFound
    return found


def today_of_company(at: dt.datetime) -> dt.date:
    """The date of that instant where the company is; in UTC before the set-up."""
    found = organisation()
    return at.astimezone(zoneinfo.ZoneInfo(found.time_zone) if found else dt.UTC).date()
