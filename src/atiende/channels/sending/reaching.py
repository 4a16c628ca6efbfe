"""Through which server a mailbox sends."""

from __future__ import annotations

from atiende.channels.models import MailAccess, Mailbox
from atiende.channels.sealed import PASSWORD
from atiende.platform.mail import ServerAccess, access_of, mail_server
from atiende.platform.secrets import unseal


def access_for(mailbox: Mailbox) -> ServerAccess | None:
    """The mailbox's own server; else the company's; None while neither is known. Raises what `unseal` refuses."""
    own = MailAccess.objects.filter(mailbox=mailbox, direction=MailAccess.Direction.OUT).first()
    if own is None:
        server = mail_server()
        return access_of(server) if server is not None and server.is_enabled else None
    access = ServerAccess(own.host, own.port, own.security, own.username)
    password = unseal(own.sealed_password, PASSWORD).decode() if own.sealed_password else ""
    return _with(access, password=password)


def _with(access: ServerAccess, *, password: str = "", token: str = "") -> ServerAccess:
    return ServerAccess(access.host, access.port, access.security, access.username, password, token)
