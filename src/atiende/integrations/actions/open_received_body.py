"""Look at what could not be read: it may hold what concerns a person, so looking is noted."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.integrations.queries.incoming import GRANT, get_received_for
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record


def open_received_body(*, webhook_id: int, received_id: int, by: Actor, at: dt.datetime) -> bytes:
    """The bytes as they came. Raises NotPermitted and NotFound, also once they are kept no more."""
    by.require(GRANT)
    with transaction.atomic():
        found = get_received_for(by, webhook_id, received_id)
        if found.body is None:
            raise NotFound
        record(
            by=by,
            verb="integrations.received_webhook_opened",
            target_kind="incoming_webhook",
            target_id=webhook_id,
            at=at,
            details={"received_id": received_id},
        )
        return bytes(found.body)
