"""Look through all customers for those that look like one."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.models.proposing import propose_all
from atiende.customers.models.writing import lock_merges
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.live import signal


def propose_duplicates(*, by: Actor, at: dt.datetime) -> int:
    """How many pairs are proposed; nobody is joined by it. Raises NotPermitted."""
    by.require("customers.manage")
    with transaction.atomic():
        lock_merges()
        found = propose_all(at=at)
        record(
            by=by,
            verb="customers.duplicates_proposed",
            target_kind="customers",
            at=at,
            details={"found": found},
        )
        signal("customers:1")
        return found
