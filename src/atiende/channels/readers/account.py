"""What a reader needs to know of its mailbox."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from atiende.channels.actions.renew_access import renew_access
from atiende.channels.imap.line import Server
from atiende.channels.models import MailAccess
from atiende.channels.sealed import PASSWORD
from atiende.kernel.actors import SYSTEM
from atiende.platform.pause import is_reading_paused
from atiende.platform.secrets import unseal


@dataclass(frozen=True, slots=True)
class Account:
    """A mailbox on its server. Mail that arrived before `connected_at` is historic."""

    mailbox_id: int
    server: Server
    folder: str
    first_sync_from: dt.date | None
    connected_at: dt.datetime


def account_of(mailbox_id: int, *, is_token_refused: bool = False, at: dt.datetime) -> Account | None:
    """None when there is nothing to read. Raises TokenEnded, ProviderAway and the refusals of unseal."""
    rows = MailAccess.objects.select_related("mailbox").filter(direction=MailAccess.Direction.IN)
    access = rows.filter(mailbox_id=mailbox_id, mailbox__pause=None).first()
    if access is None or is_reading_paused():
        return None
    token = ""
    if access.method == MailAccess.Method.XOAUTH2:
        token = renew_access(mailbox_id=mailbox_id, is_refused=is_token_refused, by=SYSTEM, at=at)
    password = unseal(access.sealed_password, PASSWORD).decode() if access.sealed_password else ""
    server = Server(access.host, access.port, access.security, access.username, password, token)
    mailbox = access.mailbox
    return Account(mailbox_id, server, mailbox.folder, mailbox.first_sync_from, access.connected_at)


def readable_mailboxes() -> dict[int, int]:
    """Ids of what has a server and is not paused, with their versions; none while the installation is."""
    if is_reading_paused():
        return {}
    rows = MailAccess.objects.filter(direction=MailAccess.Direction.IN, mailbox__pause=None)
    return dict(rows.values_list("mailbox_id", "mailbox__version"))
