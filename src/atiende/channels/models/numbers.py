"""The numbers of a server's folder mean something in that folder alone."""

from __future__ import annotations

from atiende.channels.models.mailbox import MailboxReading
from atiende.channels.models.raw_mail import FetchedUid


def forget_numbers(mailbox_id: int) -> None:
    """Another account or folder is read from its beginning; what was kept stays known by its content."""
    FetchedUid.objects.filter(mailbox_id=mailbox_id).delete()
    MailboxReading.objects.filter(mailbox_id=mailbox_id).update(uidvalidity=None, last_uid=0)
