"""Mailboxes that somebody must hear of, and who that is."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db.models import F
from django.db.models.functions import Coalesce, Greatest

from atiende.channels.models import MailAccess, MailToken
from atiende.channels.queries.mailboxes import GRANT
from atiende.identity.queries import visible_to
from atiende.kernel.actors import SYSTEM

SECRET_WARNED_DAYS: Final = 14


def unread_mailboxes(*, since: dt.datetime) -> list[int]:
    """Those with a server, not paused and without an alarm, that were last read, or connected, before `since`."""
    rows = MailAccess.objects.filter(
        direction=MailAccess.Direction.IN, mailbox__pause=None, mailbox__reading__alarmed_at=None
    ).annotate(
        well_at=Greatest(
            Coalesce(F("mailbox__reading__last_success_at"), F("connected_at")), F("connected_at")
        )
    )
    return list(rows.filter(well_at__lt=since).order_by("mailbox_id").values_list("mailbox_id", flat=True))


def mailboxes_with_ended_token() -> list[int]:
    """Those without an alarm, not paused, whose permission a person must give again."""
    rows = MailToken.objects.exclude(ended_at=None)
    waiting = rows.filter(mailbox__pause=None, mailbox__reading__alarmed_at=None)
    return list(waiting.order_by("pk").values_list("pk", flat=True))


def mailboxes_whose_secret_ends(today: dt.date) -> list[int]:
    """Those of which nobody was told yet."""
    until = today + dt.timedelta(days=SECRET_WARNED_DAYS)
    rows = MailToken.objects.filter(secret_expires_on__lte=until, warned_at=None)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def whom_to_tell() -> list[tuple[str, str]]:
    """Address and language of everybody who manages the settings."""
    people = visible_to(SYSTEM).filter(is_active=True, role_assignments__role__grants__contains=[GRANT])
    return list(people.distinct().order_by("id").values_list("email", "language"))
