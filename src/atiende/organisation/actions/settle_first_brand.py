"""Give the company its first brand: a new one, or the provisional one under its real name."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.actions.change_brand import change_brand
from atiende.organisation.actions.create_brand import create_brand
from atiende.organisation.models import Brand
from atiende.organisation.queries import default_brand
from atiende.organisation.rules.brand import BrandFields


def settle_first_brand(*, fields: BrandFields, by: Actor, at: dt.datetime) -> Brand:
    """A part of the set-up: what scripts made before it stays with the brand that they found.

    Raises NotPermitted, InvalidInput and NameTaken.
    """
    with transaction.atomic():
        provisional = default_brand()
        if provisional is None:
            return create_brand(fields=fields, by=by, at=at)
        return change_brand(brand_id=provisional.pk, fields=fields, version=provisional.version, by=by, at=at)
