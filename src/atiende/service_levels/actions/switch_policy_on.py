"""Let a version of a policy work."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.service_levels.actions.save_policy import GRANT
from atiende.service_levels.models import Policy
from atiende.service_levels.switching import record_switch


def switch_policy_on(*, policy_id: int, number: int | None = None, by: Actor, at: dt.datetime) -> Policy:
    """`number`: which version, the newest when None. Cases opened from now on get it; clocks under way keep theirs
    until they are recalculated. Raises NotPermitted and NotFound.
    """
    by.require(GRANT)
    with transaction.atomic():
        policy = Policy.objects.select_for_update().filter(pk=policy_id).first()
        versions = (
            []
            if policy is None
            else list(policy.versions.order_by("-number").values_list("number", flat=True))
        )
        wanted = number if number is not None else next(iter(versions), None)
        if policy is None or wanted not in versions:
            raise NotFound
        return record_switch(policy, wanted, "service_levels.policy_switched_on", by=by, at=at)
