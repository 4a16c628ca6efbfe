"""Bring an archived brand back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.events import BrandRestored
from atiende.organisation.models import Brand, BrandArchival
from atiende.organisation.queries import get_brand_for
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def restore_brand(*, brand_id: int, by: Actor, at: dt.datetime) -> Brand:
    """Restoring it again changes nothing. Raises NotPermitted and NotFound."""
    by.require("organisation.manage")
    with transaction.atomic():
        brand = get_brand_for(by, brand_id, is_locked=True)
        removed, _ = BrandArchival.objects.filter(brand=brand).delete()
        if removed:
            record(by=by, verb="organisation.brand_restored", target_kind="brand", target_id=brand.pk, at=at)
            emit(BrandRestored(brand_id=brand.pk, restored_by=by.id))
            signal("organisation:1")
        return get_brand_for(by, brand_id)
