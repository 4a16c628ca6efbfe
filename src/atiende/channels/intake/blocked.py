"""What a blocked sender writes: counted, and put aside."""

from __future__ import annotations

import datetime as dt

from django.db.models import F

from atiende.channels.models import BlockedSender


def count_blocked(blocked_id: int, *, at: dt.datetime) -> None:
    """One more mail of this sender, in the transaction of the caller."""
    BlockedSender.objects.filter(pk=blocked_id).update(mails=F("mails") + 1, last_mail_at=at)
