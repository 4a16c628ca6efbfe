"""Let a policy be asked earlier or later than the one beside it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.service_levels.actions.save_policy import GRANT
from atiende.service_levels.models import Policy


def move_policy(*, policy_id: int, is_up: bool, by: Actor, at: dt.datetime) -> None:
    """One place; at the end of the row nothing changes. Raises NotPermitted and NotFound."""
    by.require(GRANT)
    with transaction.atomic():
        rows = list(Policy.objects.select_for_update().order_by("position", "pk"))
        place = next((place for place, row in enumerate(rows) if row.pk == policy_id), None)
        if place is None:
            raise NotFound
        other = place - 1 if is_up else place + 1
        if not 0 <= other < len(rows):
            return
        rows[place], rows[other] = rows[other], rows[place]
        for position, row in enumerate(rows, start=1):
            row.position = position
        Policy.objects.bulk_update(rows, ["position"])
        record(
            by=by,
            verb="service_levels.policy_moved",
            target_kind="service_policy",
            target_id=policy_id,
            fields=["position"],
            at=at,
        )
