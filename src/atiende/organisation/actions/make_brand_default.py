"""Choose the brand for whatever names none."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.errors import BrandIsArchived
from atiende.organisation.events import BrandMadeDefault
from atiende.organisation.models import Brand
from atiende.organisation.queries import get_brand_for
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def make_brand_default(*, brand_id: int, by: Actor, at: dt.datetime) -> Brand:
    """Choosing the default one again changes nothing. Raises NotPermitted, NotFound and BrandIsArchived."""
    by.require("organisation.manage")
    with transaction.atomic():
        # All rows are locked in the order of their ids: two choices at once wait and do not block each other.
        list(Brand.objects.select_for_update().order_by("id").values_list("id"))
        brand = get_brand_for(by, brand_id)
        if hasattr(brand, "archival"):
            raise BrandIsArchived
        if brand.is_default:
            return brand
        Brand.objects.filter(is_default=True).update(is_default=False)
        Brand.objects.filter(pk=brand.pk).update(is_default=True)
        record(by=by, verb="organisation.brand_made_default", target_kind="brand", target_id=brand.pk, at=at)
        emit(BrandMadeDefault(brand_id=brand.pk, changed_by=by.id))
        signal("organisation:1")
        return get_brand_for(by, brand_id)
