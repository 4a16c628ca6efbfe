"""The one mail server of the installation, as stored."""

from __future__ import annotations

from atiende.platform.mail.smtp import ServerAccess
from atiende.platform.models.mail import ONLY_ID, MailServer
from atiende.platform.secrets import register_sealed, unseal

PURPOSE = "platform.mail_server.password"

register_sealed("platform.MailServer", "sealed_password", PURPOSE)


def mail_server() -> MailServer | None:
    """The configured server, enabled or not; None before anybody configured one."""
    return MailServer.objects.filter(pk=ONLY_ID).first()


def access_of(server: MailServer) -> ServerAccess:
    """How to reach it, its password unsealed. Raises the refusals of `unseal`."""
    password = unseal(server.sealed_password, PURPOSE).decode() if server.sealed_password else ""
    return ServerAccess(server.host, server.port, server.security, server.username, password)
