"""Keep a file that a customer chose on the portal, until a message holds it."""

from __future__ import annotations

import datetime as dt
from typing import BinaryIO

from django.db import transaction

from atiende.channels.rules.web_form import MOST_BYTES
from atiende.kernel.actors import Actor
from atiende.platform.scanning import refuse_malware
from atiende.platform.storage import FileTooLarge, store
from atiende.tickets.rules.incoming import NewAttachment


def keep_uploaded_file(
    *, content: BinaryIO, size: int, name: str, media_type: str, by: Actor, at: dt.datetime
) -> NewAttachment:
    """Nobody holds it yet: after a while it goes. What the scanner cannot look at is not taken.

    It is read piece by piece, from its beginning; `size` in bytes. Raises NotPermitted, FileTooLarge,
    FileInfected, FileNotChecked, DiskFull, FileStoreUnusable.
    """
    by.require("tickets.reply")
    if size > MOST_BYTES:
        raise FileTooLarge(MOST_BYTES)
    refuse_malware(content)
    content.seek(0)
    with transaction.atomic():
        kept = store(content, name=name, media_type=media_type, limit_bytes=MOST_BYTES)
    return NewAttachment(
        file_id=kept.id, name=kept.name, media_type=kept.media_type, size=kept.size, sha256=kept.sha256
    )
