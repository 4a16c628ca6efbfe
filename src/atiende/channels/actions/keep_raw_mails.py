"""Keep the bytes of mails before anybody tries to understand them: one, or a portion of them in one commit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from atiende.channels.intake.originals import MAIL_NAME, MAIL_TYPE
from atiende.channels.rules.mail.reading import content_digest
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import Conflict
from atiende.platform.audit import record_each
from atiende.platform.postgres.reading import read_rows
from atiende.platform.postgres.writing import write
from atiende.platform.secrets import fingerprint
from atiende.platform.storage import NewContent, hold, store_all

_PURPOSE = "mail"

_KNOWN = (
    "SELECT digest, id FROM channels_rawmail WHERE mailbox_id = %s::bigint AND digest = ANY (%s::bytea[])"
)
# Ids in the order in which the mails came: who goes on later takes them in that order. Rows in the order of their
# digests, so that two workers with the same mails do not wait for each other.
_INSERT = """
WITH mail AS MATERIALIZED (
    SELECT atiende_next_id() AS id, *
    FROM unnest(%s::bytea[], %s::text[], %s::bigint[], %s::bigint[], %s::text[], %s::boolean[])
        AS mail (digest, sha256, size, file_id, envelope_to, is_historic)
)
INSERT INTO channels_rawmail (id, mailbox_id, digest, sha256, size, file_id, state, outcome, envelope_to, header_id,
    is_historic, problem, attempts, received_at)
SELECT id, %s::bigint, digest, sha256, size, file_id, 'kept', '', envelope_to, '', is_historic, '', 0, %s::timestamptz
FROM mail ORDER BY digest
ON CONFLICT (mailbox_id, digest) DO NOTHING
RETURNING digest, id
"""
_NOTE_UIDS = """
INSERT INTO channels_fetcheduid (mailbox_id, uidvalidity, uid, raw_mail_id, is_marked)
SELECT %s::bigint, %s::bigint, uid, raw_mail_id, false
FROM unnest(%s::bigint[], %s::bigint[]) AS fetched (uid, raw_mail_id)
ON CONFLICT (mailbox_id, uidvalidity, uid) DO NOTHING
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMail:
    """A mail as it came. A historic one lay there before the mailbox was connected: nothing answers it by itself."""

    raw: bytes
    uid: int | None = None
    envelope_to: str = ""
    is_historic: bool = False


@dataclass(frozen=True, slots=True)
class KeptMail:
    """`is_new` is False for a content that this mailbox had already, erased ones included."""

    raw_mail_id: int
    is_new: bool


def keep_raw_mails(
    *,
    mailbox_id: int,
    mails: Sequence[NewMail],
    uidvalidity: int | None = None,
    at: dt.datetime,
    by: Actor = SYSTEM,
) -> list[KeptMail]:
    """All of them, in their order, or none: the bytes lie on disk and the rows are committed when this returns.

    The same content again is the same row; of one that comes twice in a portion the first is the new one.
    Raises NotPermitted, DiskFull, FileStoreUnusable, and Conflict when the mailbox is being removed.
    """
    by.require("settings.manage")
    digests = [fingerprint(content_digest(mail.raw), _PURPOSE) for mail in mails]
    first: dict[bytes, NewMail] = {}
    for digest, mail in zip(digests, mails, strict=True):
        first.setdefault(digest, mail)
    with transaction.atomic(savepoint=False):
        known = _known(mailbox_id, digests)
        new = {digest: mail for digest, mail in first.items() if digest not in known}
        inserted = _insert(mailbox_id, new, at)
        if new.keys() - inserted:
            known |= _known(mailbox_id, new)  # another worker was faster
        ids = known | inserted
        if not ids.keys() >= set(digests):
            raise Conflict
        if inserted:
            record_each(
                by=by,
                verb="channels.mail_kept",
                target_kind="raw_mail",
                target_ids=inserted.values(),
                at=at,
            )
        fetched = {
            mail.uid: ids[digest] for digest, mail in zip(digests, mails, strict=True) if mail.uid is not None
        }
        if fetched:
            write(_NOTE_UIDS, [mailbox_id, uidvalidity, list(fetched), list(fetched.values())])
    return [KeptMail(ids[digest], inserted.pop(digest, None) is not None) for digest in digests]


def _known(mailbox_id: int, digests: Collection[bytes]) -> dict[bytes, int]:
    return dict(read_rows(_KNOWN, [mailbox_id, list(digests)]))


def _insert(mailbox_id: int, mails: Mapping[bytes, NewMail], at: dt.datetime) -> dict[bytes, int]:
    """The ids of those that were not there, with their files held."""
    if not mails:
        return {}
    contents = (NewContent(mail.raw, MAIL_NAME, MAIL_TYPE) for mail in mails.values())
    files = dict(zip(mails, store_all(contents), strict=True))
    columns = [
        list(mails),
        [files[digest].sha256 for digest in mails],
        [files[digest].size for digest in mails],
        [files[digest].id for digest in mails],
        [mail.envelope_to[:320] for mail in mails.values()],
        [mail.is_historic for mail in mails.values()],
    ]
    inserted = dict(read_rows(_INSERT, [*columns, mailbox_id, at]))
    hold(*(files[digest] for digest in inserted))
    return inserted
