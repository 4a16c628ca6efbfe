"""The files of a mail: stored by content, or named with the reason why not."""

from __future__ import annotations

import hashlib

from atiende.channels.rules.mail.parts import Attachment, ReadMail
from atiende.platform.storage import store
from atiende.tickets.rules.incoming import NewAttachment

MOST_BYTES = 100 * 1024 * 1024
TOO_LARGE = "too_large"


def stored_attachments(mail: ReadMail) -> tuple[NewAttachment, ...]:
    """Raises DiskFull, FileStoreUnusable: then nothing of the mail happened and it is tried again."""
    return tuple(_stored(attachment) for attachment in mail.attachments)


def _stored(attachment: Attachment) -> NewAttachment:
    size = len(attachment.content)
    if size > MOST_BYTES:
        digest = hashlib.sha256(attachment.content).hexdigest()
        return _described(attachment, None, digest, size, TOO_LARGE)
    file = store(attachment.content, name=attachment.name, media_type=attachment.media_type)
    return _described(attachment, file.id, file.sha256, size, "")


def _described(
    attachment: Attachment, file_id: int | None, sha256: str, size: int, problem: str
) -> NewAttachment:
    return NewAttachment(
        file_id=file_id,
        name=attachment.name,
        media_type=attachment.media_type,
        size=size,
        sha256=sha256,
        content_id=attachment.content_id,
        is_inline=attachment.is_inline,
        problem=problem,
    )
