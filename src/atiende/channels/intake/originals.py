"""The bytes of a mail as they came."""

from __future__ import annotations

from atiende.channels.models import RawMail
from atiende.platform.storage import StoredFile, open_file

MAIL_NAME = "mail.eml"
MAIL_TYPE = "message/rfc822"


def original_of(raw_mail: RawMail) -> bytes:
    """Of a mail whose bytes are still kept. Raises FileMissing when they are not where they should be."""
    file = StoredFile(raw_mail.file_id or 0, raw_mail.sha256, raw_mail.size, MAIL_NAME, MAIL_TYPE)
    with open_file(file) as stream:
        return stream.read()
