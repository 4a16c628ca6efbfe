"""Take a reply that was written before into what is being written."""

from __future__ import annotations

import datetime as dt

from django.db.models import F

from atiende.kernel.actors import Actor
from atiende.playbooks.models import CannedReply
from atiende.playbooks.queries.canned import FilledReply, filled_reply


def use_canned_reply(*, number: int, reply_id: int, by: Actor, at: dt.datetime) -> FilledReply:
    """Its words for this case, which change nothing yet; how often it is taken is counted.

    A count is no act to be looked into later, so there is no audit entry. Raises NotPermitted and NotFound.
    """
    by.require("tickets.reply")
    found = filled_reply(by, number, reply_id, at=at)
    CannedReply.objects.filter(pk=reply_id).update(uses=F("uses") + 1, used_at=at)
    return found
