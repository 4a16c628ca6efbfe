"""Hand out a mail as it came, to who manages its mailbox; the audit keeps that they looked."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.errors import OriginalGone
from atiende.channels.queries.mailboxes import GRANT
from atiende.channels.queries.raw_mails import get_raw_mail_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.storage import StoredFile, find_file


def download_original(*, raw_mail_id: int, by: Actor, at: dt.datetime) -> StoredFile:
    """Byte for byte. Raises NotPermitted, NotFound, OriginalGone."""
    by.require(GRANT)
    with transaction.atomic():
        raw_mail = get_raw_mail_for(by, raw_mail_id)
        if raw_mail.file_id is None:
            raise OriginalGone
        record(
            by=by, verb="channels.original_downloaded", target_kind="raw_mail", target_id=raw_mail_id, at=at
        )
        return find_file(raw_mail.file_id)
