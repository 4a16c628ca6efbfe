"""End a line of the authority matrix."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.events import AuthorityChanged
from atiende.organisation.queries import today_of_company
from atiende.organisation.queries.authority import get_line_for
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def end_authority(*, line_id: int, by: Actor, at: dt.datetime) -> None:
    """It counts until yesterday; one that began today or later counted on no day before and goes.

    Raises NotPermitted and NotFound.
    """
    by.require("organisation.manage")
    with transaction.atomic():
        line = get_line_for(by, line_id, is_locked=True)
        today = today_of_company(at)
        if line.until_on is not None and line.until_on < today:
            return
        if line.from_on >= today:
            line.delete()
        else:
            line.until_on = today - dt.timedelta(days=1)
            line.version += 1
            line.save(update_fields=["until_on", "version"])
        record(
            by=by,
            verb="organisation.authority_ended",
            target_kind="authority",
            target_id=line_id,
            at=at,
            details={"kind": line.kind, "role_id": line.role_id},
        )
        emit(AuthorityChanged(line_id=line_id, changed_by=by.id))
