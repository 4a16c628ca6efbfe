"""Change a reply that was written before."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput
from atiende.platform.audit import record
from atiende.playbooks.models import CannedReply
from atiende.playbooks.queries.placing import owned_for, place_of
from atiende.playbooks.rules.canned import CannedFields
from atiende.playbooks.writing import put_words


def change_canned_reply(
    *, reply_id: int, fields: CannedFields, version: int, by: Actor, at: dt.datetime
) -> CannedReply:
    """Whose it is does not change. Raises NotPermitted, NotFound (also for what is another's own), InvalidInput, and
    Conflict when `version` is not the present one."""
    cleaned = fields.cleaned()
    if problems := cleaned.problems():
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        reply = owned_for(by, CannedReply, reply_id)
        if version != reply.version:
            raise Conflict
        place_of(by, brand_id=cleaned.brand_id, team_id=cleaned.team_id)
        put_words(reply, cleaned)
        reply.version += 1
        reply.save()
        record(
            by=by,
            verb="playbooks.canned_reply_changed",
            target_kind="canned_reply",
            target_id=reply.pk,
            at=at,
        )
    return reply
