"""Leave out a delivery, and say why."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.console.audit_sentences import REASONS
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.platform.audit import record
from atiende.platform.outbox.actions import skip_delivery


def skip_delivery_with_reason(
    *, event_id: int, handler: str, reason: str, by: Actor, at: dt.datetime
) -> None:
    """`reason` is one of REASONS: the audit keeps no free text. Raises NotPermitted, InvalidInput, NothingStuck."""
    if reason not in REASONS:
        raise InvalidInput(fields={"reason": gettext_noop("Choose a reason.")})
    with transaction.atomic():
        skip_delivery(event_id=event_id, handler=handler, by=by, at=at)
        record(
            by=by,
            verb="console.delivery_skip_explained",
            target_kind="event",
            target_id=event_id,
            at=at,
            details={"reason": reason, "handler": handler},
        )
