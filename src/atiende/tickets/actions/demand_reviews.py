"""Say whose replies are approved by a colleague before they leave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.tickets.models import ReviewDemand
from atiende.tickets.queries.reviews import review_demands


def demand_reviews(*, brand_ids: Iterable[int], role_ids: Iterable[int], by: Actor, at: dt.datetime) -> None:
    """All replies in cases of these brands, and of people with these roles. The same again changes nothing.

    Raises NotPermitted.
    """
    by.require("settings.manage")
    brands, roles = set(brand_ids), set(role_ids)
    with transaction.atomic():
        old_brands, old_roles = review_demands()
        if (brands, roles) == (old_brands, old_roles):
            return
        ReviewDemand.objects.exclude(brand_id__in=brands).exclude(role_id__in=roles).delete()
        ReviewDemand.objects.bulk_create(
            [
                *(ReviewDemand(brand_id=each) for each in sorted(brands - old_brands)),
                *(ReviewDemand(role_id=each) for each in sorted(roles - old_roles)),
            ]
        )
        record(
            by=by,
            verb="tickets.reviews_demanded",
            target_kind="review_demand",
            target_id="all",
            at=at,
            details={"brands": len(brands), "roles": len(roles)},
        )
