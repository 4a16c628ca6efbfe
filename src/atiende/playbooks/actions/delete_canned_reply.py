"""Throw a reply away that was written before."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.playbooks.models import CannedReply
from atiende.playbooks.queries.placing import owned_for


def delete_canned_reply(*, reply_id: int, by: Actor, at: dt.datetime) -> None:
    """Macros that insert it say from then on that it is gone. Raises NotPermitted and NotFound."""
    with transaction.atomic():
        owned_for(by, CannedReply, reply_id).delete()
        record(
            by=by,
            verb="playbooks.canned_reply_deleted",
            target_kind="canned_reply",
            target_id=reply_id,
            at=at,
        )
