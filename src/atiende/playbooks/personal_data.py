"""What playbooks hold on a person: for privacy alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from atiende.kernel.actors import Actor
from atiende.kernel.personal_data import PersonalData, Record
from atiende.platform.audit import record
from atiende.playbooks.models import CustomerAddress


def export_customer(customer_ids: Iterable[int]) -> PersonalData:
    """How they asked to be addressed."""
    return PersonalData(records={"form_of_address": _forms(sorted(customer_ids))})


def erase_customer(customer_ids: Iterable[int], *, at: dt.datetime, by: Actor) -> None:
    """It goes."""
    for row in CustomerAddress.objects.filter(customer_id__in=list(customer_ids)).order_by("pk"):
        record(
            by=by,
            verb="playbooks.form_of_address_erased",
            target_kind="customer",
            target_id=row.customer_id,
            at=at,
        )
        row.delete()


def _forms(ids: list[int]) -> Iterator[Record]:
    for row in CustomerAddress.objects.filter(customer_id__in=ids).order_by("pk"):
        yield {"customer_id": row.customer_id, "form": row.form}
