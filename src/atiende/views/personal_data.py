"""What views hold on a person: lists that lie ready as files. For privacy alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from atiende.kernel.actors import Actor
from atiende.kernel.personal_data import PersonalData
from atiende.platform.audit import record
from atiende.views.dropping import drop_exports
from atiende.views.models import ListExport


def export_customer(customer_ids: Iterable[int]) -> PersonalData:
    """Nothing of their own: what stands in lists is told by the rooms that it comes from."""
    return PersonalData(records={})


def erase_customer(customer_ids: Iterable[int], *, at: dt.datetime, by: Actor) -> None:
    """Every list that lies ready goes: nobody can say in which of them this person stands, and each can be made again.

    In the transaction of the caller.
    """
    gone = drop_exports(ListExport.objects.all())
    if gone:
        record(
            by=by,
            verb="views.exports_dropped",
            target_kind="list_export",
            at=at,
            details={"count": gone},
        )
