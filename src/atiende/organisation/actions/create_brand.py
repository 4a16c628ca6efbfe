"""Add a brand."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.events import BrandCreated
from atiende.organisation.models import Brand, BrandHost
from atiende.organisation.models.duplicates import refusing_duplicates
from atiende.organisation.rules.brand import BrandFields, columns_of, problems_of_brand
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def create_brand(
    *, fields: BrandFields, by: Actor, at: dt.datetime, submission: uuid.UUID | None = None
) -> Brand:
    """The first brand becomes the default one. The same `submission` again answers with the brand it made.

    Raises NotPermitted, InvalidInput and NameTaken (name, short name or host).
    """
    by.require("organisation.manage")
    if submission and (made := Brand.objects.filter(submission=submission).first()):
        return made
    cleaned = fields.cleaned()
    if problems := problems_of_brand(cleaned):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        with refusing_duplicates():
            brand = Brand.objects.create(
                **columns_of(cleaned),
                is_default=not Brand.objects.filter(is_default=True).exists(),
                created_at=at,
                submission=submission,
            )
            BrandHost.objects.bulk_create(BrandHost(brand=brand, host=host) for host in cleaned.hosts)
        record(by=by, verb="organisation.brand_created", target_kind="brand", target_id=brand.pk, at=at)
        emit(BrandCreated(brand_id=brand.pk, is_default=brand.is_default, created_by=by.id))
        signal("organisation:1")
        return brand
