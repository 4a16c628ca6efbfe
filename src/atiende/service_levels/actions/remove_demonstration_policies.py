"""Remove the policies of the demonstration company; the clocks of its cases went with them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.demonstration import forget_marks, marked
from atiende.service_levels.actions.save_policy import GRANT
from atiende.service_levels.models import Policy
from atiende.service_levels.promise_demand import renew_demand


def remove_demonstration_policies(*, by: Actor, at: dt.datetime) -> None:
    """Raises NotPermitted."""
    by.require(GRANT)
    with transaction.atomic():
        ids = marked("service_policy")
        count, _each = Policy.objects.filter(pk__in=ids).delete()
        forget_marks("service_policy", ids)
        renew_demand()
        if count:
            record(by=by, verb="service_levels.demonstration_removed", target_kind="service_policy", at=at)
