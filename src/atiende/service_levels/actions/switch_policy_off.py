"""Let a policy rest: its clocks go on."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.service_levels.actions.save_policy import GRANT
from atiende.service_levels.models import Policy
from atiende.service_levels.switching import record_switch


def switch_policy_off(*, policy_id: int, by: Actor, at: dt.datetime) -> Policy:
    """Clocks under way go on: what was promised is owed. Raises NotPermitted and NotFound."""
    by.require(GRANT)
    with transaction.atomic():
        policy = Policy.objects.select_for_update().filter(pk=policy_id).first()
        if policy is None:
            raise NotFound
        return record_switch(policy, None, "service_levels.policy_switched_off", by=by, at=at)
