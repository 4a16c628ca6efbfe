"""How long originals are kept. It is no secret inside the house."""

from __future__ import annotations

from atiende.channels.models import MailKeeping
from atiende.channels.models.keeping import DEFAULT_DAYS, ONLY_ID


def mail_keeping() -> MailKeeping | None:
    """None while nobody changed it."""
    return MailKeeping.objects.filter(pk=ONLY_ID).first()


def raw_days() -> int:
    kept = mail_keeping()
    return DEFAULT_DAYS if kept is None else kept.raw_days
