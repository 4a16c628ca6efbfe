"""Keep the bytes of a mail before anybody tries to understand it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import connection, transaction

from atiende.channels.rules.mail.reading import content_digest
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import Conflict
from atiende.platform.audit import record
from atiende.platform.secrets import fingerprint
from atiende.platform.storage import hold, store

MAIL_NAME = "mail.eml"
MEDIA_TYPE = "message/rfc822"
_PURPOSE = "mail"

_KNOWN = "SELECT id FROM channels_rawmail WHERE mailbox_id = %s AND digest = %s"
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
    Raises NotPermitted, DiskFull, FileStoreUnusable, and Conflict when the mailbox is being removed.
    """
    by.require("settings.manage")
    digest = fingerprint(content_digest(raw), _PURPOSE)
    with transaction.atomic(savepoint=False):
        known = _known(mailbox_id, digest)
        inserted = None if known else _insert(mailbox_id, digest, raw, envelope_to, is_historic, at)
        raw_mail_id = known or inserted or _known(mailbox_id, digest)  # the last: another worker was faster
        if raw_mail_id is None:
            raise Conflict
        if inserted:
            record(by=by, verb="channels.mail_kept", target_kind="raw_mail", target_id=raw_mail_id, at=at)
        if uid is not None:
            with connection.cursor() as cursor:
                cursor.execute(_NOTE_UID, [mailbox_id, uidvalidity, uid, raw_mail_id])
    return KeptMail(raw_mail_id, inserted is not None)


def _known(mailbox_id: int, digest: bytes) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [mailbox_id, digest])
        row = cursor.fetchone()
    return row[0] if row else None


def _insert(
    mailbox_id: int, digest: bytes, raw: bytes, envelope_to: str, is_historic: bool, at: dt.datetime
) -> int | None:
    file = store(raw, name=MAIL_NAME, media_type=MEDIA_TYPE)
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
