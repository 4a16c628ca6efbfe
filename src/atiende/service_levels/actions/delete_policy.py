"""Remove a policy for good, with its versions; the clocks that it started stay as they are."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.service_levels.actions.save_policy import GRANT
from atiende.service_levels.errors import PolicyIsOn
from atiende.service_levels.models import Policy


def delete_policy(*, policy_id: int, by: Actor, at: dt.datetime) -> None:
    """Raises NotPermitted, NotFound and PolicyIsOn."""
    by.require(GRANT)
    with transaction.atomic():
        policy = Policy.objects.select_for_update().filter(pk=policy_id).first()
        if policy is None:
            raise NotFound
        if policy.active_number is not None:
            raise PolicyIsOn
        policy.delete()
        record(
            by=by,
            verb="service_levels.policy_deleted",
            target_kind="service_policy",
            target_id=policy_id,
            at=at,
        )
