"""Through which server a mailbox sends."""

from __future__ import annotations

import datetime as dt

from atiende.channels.actions.renew_access import renew_access
from atiende.channels.models import MailAccess, Mailbox
from atiende.channels.sealed import PASSWORD
from atiende.kernel.actors import SYSTEM
from atiende.platform.mail import ServerAccess, access_of, mail_server
from atiende.platform.secrets import unseal


def access_for(mailbox: Mailbox, *, at: dt.datetime) -> ServerAccess | None:
    """The mailbox's own server; else the company's; None while neither is known. Raises what `unseal` refuses,
    TokenEnded and ProviderAway."""
    own = MailAccess.objects.filter(mailbox=mailbox, direction=MailAccess.Direction.OUT).first()
    if own is None:
        server = mail_server()
        return access_of(server) if server is not None and server.is_enabled else None
    access = ServerAccess(own.host, own.port, own.security, own.username)
    if own.method == MailAccess.Method.XOAUTH2:
        return _with(access, token=renew_access(mailbox_id=mailbox.pk, by=SYSTEM, at=at))
    password = unseal(own.sealed_password, PASSWORD).decode() if own.sealed_password else ""
    return _with(access, password=password)


def _with(access: ServerAccess, *, password: str = "", token: str = "") -> ServerAccess:
    return ServerAccess(access.host, access.port, access.security, access.username, password, token)
