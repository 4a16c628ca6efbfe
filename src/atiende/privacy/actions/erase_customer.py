"""Take away all that is held on a customer: the right to erasure (GDPR, art. 17)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.queries import cluster_of, get_customer_for
from atiende.kernel.actors import Actor
from atiende.platform.audit.erase import record_erasure
from atiende.platform.storage import release
from atiende.privacy.errors import UnknownRule
from atiende.privacy.queries import exports_of, require
from atiende.privacy.rooms import DOORS
from atiende.privacy.rules.erasing import RULES


def erase_customer(*, customer_id: int, rule: str, by: Actor, at: dt.datetime) -> frozenset[int]:
    """The ids that were erased: everybody who was found to be the same. All rooms, or none. It cannot be undone.

    Raises NotPermitted, NotFound and UnknownRule.
    """
    require(by)
    if rule not in RULES:
        raise UnknownRule
    with transaction.atomic():
        get_customer_for(by, customer_id)
        ids = cluster_of(customer_id)
        _drop_exports(ids)
        for door in DOORS.values():
            door.erase_customer(ids, at=at, by=by)
        for each in sorted(ids):
            record_erasure(target_kind="customer", target_id=each, rule=rule, by=by, at=at)
        return ids


def _drop_exports(customer_ids: frozenset[int]) -> None:
    for export in exports_of(customer_ids):
        if export.file_id is not None:
            release(export.file_id)
        export.delete()
