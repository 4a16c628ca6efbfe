"""Change a brand: its name, voice, addresses or colours."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput
from atiende.organisation.errors import BrandIsArchived
from atiende.organisation.events import BrandChanged
from atiende.organisation.models import Brand, BrandHost
from atiende.organisation.models.duplicates import refusing_duplicates
from atiende.organisation.queries import fields_of_brand, get_brand_for
from atiende.organisation.rules.brand import BrandFields, columns_of, problems_of_brand
from atiende.organisation.rules.staff import changed
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def change_brand(*, brand_id: int, fields: BrandFields, version: int, by: Actor, at: dt.datetime) -> Brand:
    """Saving the same again changes nothing.

    Raises NotPermitted, NotFound, InvalidInput, BrandIsArchived, NameTaken, and Conflict when `version` is not the
    present one.
    """
    by.require("organisation.manage")
    cleaned = fields.cleaned()
    if problems := problems_of_brand(cleaned):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        brand = get_brand_for(by, brand_id, is_locked=True)
        names = changed(fields_of_brand(brand), cleaned)
        if not names:
            return brand
        if brand.version != version:
            raise Conflict
        if hasattr(brand, "archival"):
            raise BrandIsArchived
        _write(brand, cleaned)
        record(
            by=by,
            verb="organisation.brand_changed",
            target_kind="brand",
            target_id=brand.pk,
            fields=names,
            at=at,
        )
        emit(BrandChanged(brand_id=brand.pk, fields=",".join(names), changed_by=by.id))
        signal("organisation:1")
        return brand


def _write(brand: Brand, cleaned: BrandFields) -> None:
    for name, value in columns_of(cleaned).items():
        setattr(brand, name, value)
    brand.version += 1
    with refusing_duplicates():
        brand.save()
        brand.hosts.exclude(host__in=cleaned.hosts).delete()
        known = set(brand.hosts.values_list("host", flat=True))
        BrandHost.objects.bulk_create(BrandHost(brand=brand, host=h) for h in cleaned.hosts if h not in known)
