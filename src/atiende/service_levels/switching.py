"""What switching a policy has in common: which version works, what clocks want to hear, and the audit entry."""

from __future__ import annotations

import datetime as dt

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.service_levels.models import Policy
from atiende.service_levels.promise_demand import renew_demand


def record_switch(policy: Policy, number: int | None, verb: str, *, by: Actor, at: dt.datetime) -> Policy:
    """The same version again changes nothing."""
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
