"""What is remembered of a reading: how far it came, what the server was told, and how it went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Final

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce, Greatest

from atiende.channels.actions.recover_mailbox import recover_mailbox
from atiende.channels.models import FetchedUid, MailboxReading, RawMail
from atiende.kernel.actors import SYSTEM
from atiende.kernel.text import one_line

MOST_ATTEMPTS: Final = 3
LEFT_AT_ONCE: Final = 50


def begin_reading(mailbox_id: int, uidvalidity: int, *, at: dt.datetime) -> int:
    """The number up to which this folder was read. Another UIDVALIDITY begins again at 0 (RFC 3501, 2.3.1.1)."""
    reading, _ = MailboxReading.objects.get_or_create(mailbox_id=mailbox_id)
    _of(mailbox_id).update(last_attempt_at=at)
    if reading.uidvalidity == uidvalidity:
        return reading.last_uid
    FetchedUid.objects.filter(mailbox_id=mailbox_id).exclude(uidvalidity=uidvalidity).delete()
    _of(mailbox_id).update(uidvalidity=uidvalidity, last_uid=0)
    return 0


def not_fetched_yet(mailbox_id: int, uidvalidity: int, uids: Collection[int]) -> list[int]:
    """Those of the server's numbers that are not here, lowest first."""
    if not uids:
        return []
    known = FetchedUid.objects.filter(mailbox_id=mailbox_id, uidvalidity=uidvalidity, uid__gte=min(uids))
    return sorted(set(uids) - set(known.values_list("uid", flat=True)))


def not_marked_yet(mailbox_id: int, uidvalidity: int, *, limit: int) -> list[int]:
    """Numbers that were kept here and of which the server does not know."""
    rows = FetchedUid.objects.filter(mailbox_id=mailbox_id, is_marked=False, uidvalidity=uidvalidity)
    return list(rows.order_by("uid").values_list("uid", flat=True)[:limit])


def note_marked(mailbox_id: int, uidvalidity: int, uids: Iterable[int]) -> None:
    FetchedUid.objects.filter(mailbox_id=mailbox_id, uidvalidity=uidvalidity, uid__in=list(uids)).update(
        is_marked=True
    )


def left_by_the_dead(mailbox_id: int, *, after: int = 0) -> list[int]:
    """Some of the mails that were kept and not understood, the oldest first. One at which processes died a few times
    does not keep a mailbox from being read: the job that sweeps meets it anyway."""
    waiting = RawMail.objects.filter(mailbox_id=mailbox_id, state=RawMail.State.KEPT, pk__gt=after)
    kept = waiting.filter(attempts__lt=MOST_ATTEMPTS)
    return list(kept.order_by("pk").values_list("pk", flat=True)[:LEFT_AT_ONCE])


def note_attempt(raw_mail_id: int) -> None:
    """Before it is tried, so that it counts if nobody lives to tell."""
    RawMail.objects.filter(pk=raw_mail_id).update(attempts=F("attempts") + 1)


def note_survived(raw_mail_id: int) -> None:
    """Nobody died at it, it only has to wait: that is no attempt."""
    RawMail.objects.filter(pk=raw_mail_id, attempts__gt=0).update(attempts=F("attempts") - 1)


def note_batch(mailbox_id: int, *, last_uid: int, pending: int, at: dt.datetime) -> None:
    """A portion was taken. That counts as read: the first reading of a large mailbox takes hours and alarms nobody."""
    _of(mailbox_id).update(
        last_uid=Greatest("last_uid", last_uid),
        pending_on_server=pending,
        last_mail_at=at,
        last_attempt_at=at,
        last_success_at=at,
        failing_since=None,
    )


def note_success(mailbox_id: int, *, pending: int, words: str = "", at: dt.datetime) -> None:
    """Read to the end. `words` tells of single messages that the server would not give."""
    _of(mailbox_id).update(
        last_attempt_at=at,
        last_success_at=at,
        failing_since=None,
        last_error=one_line(words, limit=500),
        pending_on_server=pending,
    )
    if _of(mailbox_id).exclude(alarmed_at=None).exists():
        recover_mailbox(mailbox_id=mailbox_id, by=SYSTEM, at=at)


def note_failure(mailbox_id: int, *, words: str, at: dt.datetime) -> None:
    _of(mailbox_id).update(
        last_attempt_at=at,
        failing_since=Coalesce(F("failing_since"), at),
        last_error=one_line(words, limit=500),
    )


def _of(mailbox_id: int) -> QuerySet[MailboxReading]:
    return MailboxReading.objects.filter(mailbox_id=mailbox_id)
