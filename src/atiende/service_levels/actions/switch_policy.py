"""Let a version of a policy work, or let the policy rest."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.service_levels.actions.save_policy import GRANT
from atiende.service_levels.models import Policy
from atiende.service_levels.promise_demand import renew_demand


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
        return _switch(policy, wanted, "service_levels.policy_switched_on", by=by, at=at)


def switch_policy_off(*, policy_id: int, by: Actor, at: dt.datetime) -> Policy:
    """Clocks under way go on: what was promised is owed. Raises NotPermitted and NotFound."""
    by.require(GRANT)
    with transaction.atomic():
        policy = Policy.objects.select_for_update().filter(pk=policy_id).first()
        if policy is None:
            raise NotFound
        return _switch(policy, None, "service_levels.policy_switched_off", by=by, at=at)


def _switch(policy: Policy, number: int | None, verb: str, *, by: Actor, at: dt.datetime) -> Policy:
    if policy.active_number == number:
        return policy
    policy.active_number = number
    policy.version += 1
    policy.save()
    renew_demand()
    record(
        by=by,
        verb=verb,
        target_kind="service_policy",
        target_id=policy.pk,
        fields=["active_number"],
        at=at,
        details={"number": number or 0},
    )
    return policy
