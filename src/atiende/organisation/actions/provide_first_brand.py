"""Have a brand before the set-up, for what a script creates on a new installation."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.actions.create_brand import create_brand
from atiende.organisation.errors import NameTaken
from atiende.organisation.models import Brand
from atiende.organisation.queries import default_brand
from atiende.organisation.rules.brand import BrandFields
from atiende.platform.languages.defaults import defaults

PROVISIONAL_NAME: Final = "Atiende"


def provide_first_brand(*, by: Actor, at: dt.datetime) -> Brand:
    """The default brand. Where there is none yet, a provisional one, which the set-up turns into the company's own.

    Two at once get the same. Raises NotPermitted when there is none and the actor may not make one.
    """
    found = default_brand()
    if found is not None:
        return found
    holds = defaults()
    fields = BrandFields(name=PROVISIONAL_NAME, time_zone=holds.time_zone, language=holds.language)
    try:
        with transaction.atomic():
            return create_brand(fields=fields, by=by, at=at)
    except NameTaken:
        found = default_brand()
        if found is None:
            raise
        return found
