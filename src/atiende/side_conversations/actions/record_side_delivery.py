"""Note what became of a message that was sent aside."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.live import signal
from atiende.side_conversations.models import SideMessage


def record_side_delivery(
    *, message_id: int, delivery: str, words: str = "", by: Actor, at: dt.datetime
) -> None:
    """`words`: the mail server's own. The mail itself says when (channels). Raises NotPermitted.

    What became of a mail is no deed of anybody, so there is no audit entry.
    """
    by.require("tickets.reply")
    with transaction.atomic():
        rows = SideMessage.objects.filter(pk=message_id, author_id__gt=0)
        if rows.exclude(delivery=delivery).update(delivery=delivery, delivery_words=words[:500]):
            signal(f"ticket:{rows.values_list('conversation__ticket_id', flat=True)[0]}")
