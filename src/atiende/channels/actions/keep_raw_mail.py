"""Keep the bytes of a mail before anybody tries to understand it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import connection, transaction

from atiende.channels.models import RawMail
from atiende.channels.rules.mail.reading import content_digest
from atiende.kernel.actors import SYSTEM, Actor
from atiende.platform.audit import record
from atiende.platform.secrets import fingerprint
from atiende.platform.storage import hold, store

MEDIA_TYPE = "message/rfc822"
_PURPOSE = "mail"

_INSERT = """
INSERT INTO channels_rawmail (mailbox_id, digest, sha256, size, file_id, state, outcome, envelope_to, header_id,
    is_historic, problem, attempts, received_at)
VALUES (%s, %s, %s, %s, %s, 'kept', '', %s, '', %s, '', 0, %s)
ON CONFLICT (mailbox_id, digest) DO NOTHING
RETURNING id
"""
_NOTE_UID = """
INSERT INTO channels_fetcheduid (mailbox_id, uidvalidity, uid, raw_mail_id, is_marked) VALUES (%s, %s, %s, %s, false)
ON CONFLICT (mailbox_id, uidvalidity, uid) DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class KeptMail:
    """`is_new` is False for a content that this mailbox had already, erased ones included."""

    raw_mail_id: int
    is_new: bool


def keep_raw_mail(
    *,
    mailbox_id: int,
    raw: bytes,
    uidvalidity: int | None = None,
    uid: int | None = None,
    envelope_to: str = "",
    is_historic: bool = False,
    at: dt.datetime,
    by: Actor = SYSTEM,
) -> KeptMail:
    """The bytes lie on disk and the row is committed when this returns; the same content again is the same row.

    A historic mail lay there before the mailbox was connected: nothing answers it by itself.
    Raises NotPermitted, DiskFull, FileStoreUnusable.
    """
    by.require("settings.manage")
    digest = fingerprint(content_digest(raw), _PURPOSE)
    known = RawMail.objects.filter(mailbox_id=mailbox_id, digest=digest).values_list("pk", flat=True).first()
    with transaction.atomic():
        raw_mail_id = known or _insert(mailbox_id, digest, raw, envelope_to, is_historic, at)
        is_new = known is None and raw_mail_id is not None
        if raw_mail_id is None:  # another worker was faster
            raw_mail_id = RawMail.objects.values_list("pk", flat=True).get(
                mailbox_id=mailbox_id, digest=digest
            )
        elif is_new:
            record(by=by, verb="channels.mail_kept", target_kind="raw_mail", target_id=raw_mail_id, at=at)
        if uid is not None:
            with connection.cursor() as cursor:
                cursor.execute(_NOTE_UID, [mailbox_id, uidvalidity, uid, raw_mail_id])
    return KeptMail(raw_mail_id, is_new)


def _insert(
    mailbox_id: int, digest: bytes, raw: bytes, envelope_to: str, is_historic: bool, at: dt.datetime
) -> int | None:
    file = store(raw, name="mail.eml", media_type=MEDIA_TYPE)
    with connection.cursor() as cursor:
        cursor.execute(
            _INSERT,
            [mailbox_id, digest, file.sha256, file.size, file.id, envelope_to[:320], is_historic, at],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    hold(file)
    return int(row[0])
