"""Put a brand away; nothing of it is lost."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.errors import BrandHasTeams, LastBrand
from atiende.organisation.events import BrandArchived
from atiende.organisation.models import Brand, BrandArchival
from atiende.organisation.queries import get_brand_for
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def archive_brand(*, brand_id: int, by: Actor, at: dt.datetime) -> Brand:
    """Archiving it again changes nothing.

    Raises NotPermitted, NotFound, LastBrand for the default brand, BrandHasTeams while a team serves only this one.
    """
    by.require("organisation.manage")
    with transaction.atomic():
        brand = get_brand_for(by, brand_id, is_locked=True)
        if hasattr(brand, "archival"):
            return brand
        if brand.is_default:
            raise LastBrand
        if brand.teams.filter(archival=None).exists():
            raise BrandHasTeams
        BrandArchival.objects.create(
            brand=brand, archived_at=at, archived_by_id=by.id, archived_by_label=by.label
        )
        record(by=by, verb="organisation.brand_archived", target_kind="brand", target_id=brand.pk, at=at)
        emit(BrandArchived(brand_id=brand.pk, archived_by=by.id))
        signal("organisation:1")
        return brand
