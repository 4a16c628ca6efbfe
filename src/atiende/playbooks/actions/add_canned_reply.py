"""Write a reply before it is needed."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.playbooks.errors import TooManyKept
from atiende.playbooks.models import CannedReply
from atiende.playbooks.queries.placing import place_of, require_writing
from atiende.playbooks.rules.canned import MOST, CannedFields
from atiende.playbooks.writing import put_words


def add_canned_reply(*, fields: CannedFields, by: Actor, at: dt.datetime) -> CannedReply:
    """A personal one needs the right to reply, one for everybody that to change settings.

    Raises NotPermitted, InvalidInput and TooManyKept.
    """
    require_writing(by, is_personal=fields.is_personal)
    cleaned = fields.cleaned()
    if problems := cleaned.problems():
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        place_of(by, brand_id=cleaned.brand_id, team_id=cleaned.team_id)
        if CannedReply.objects.count() >= MOST:
            raise TooManyKept(most=MOST)
        reply = CannedReply(owner_id=by.id if cleaned.is_personal else None, created_at=at)
        put_words(reply, cleaned)
        reply.save(force_insert=True)
        record(
            by=by,
            verb="playbooks.canned_reply_added",
            target_kind="canned_reply",
            target_id=reply.pk,
            at=at,
            details={"is_personal": cleaned.is_personal},
        )
    return reply
