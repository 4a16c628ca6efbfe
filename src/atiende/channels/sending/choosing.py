"""From which mailbox a message leaves, and through which server."""

from __future__ import annotations

from atiende.channels.models import MailAccess, Mailbox, RawMail
from atiende.channels.oauth.tokens import access_token_of
from atiende.channels.sealed import PASSWORD
from atiende.platform.mail import ServerAccess, access_of, mail_server
from atiende.platform.secrets import unseal
from atiende.tickets.queries import SendableMessage


def mailbox_for(message: SendableMessage) -> Mailbox | None:
    """The one that the case last came in by; else the first of the brand that may send, its team's before others.

    None when the brand has no mailbox that may send.
    """
    may_send = Mailbox.objects.filter(is_receive_only=False, brand_id=message.brand_id).select_related(
        "brand"
    )
    came_in_by = (
        RawMail.objects.filter(ticket_id=message.ticket_id, mailbox__is_receive_only=False)
        .order_by("-pk")
        .values_list("mailbox_id", flat=True)
        .first()
    )
    if came_in_by is not None:
        return Mailbox.objects.select_related("brand").get(pk=came_in_by)
    of_team = may_send.filter(team_id=message.team_id).order_by("pk").first()
    return of_team or may_send.order_by("pk").first()


def access_for(mailbox: Mailbox) -> ServerAccess | None:
    """The mailbox's own server; else the company's; None while neither is known. Raises what `unseal` refuses."""
    own = MailAccess.objects.filter(mailbox=mailbox, direction=MailAccess.Direction.OUT).first()
    if own is None:
        server = mail_server()
        return access_of(server) if server is not None and server.is_enabled else None
    access = ServerAccess(own.host, own.port, own.security, own.username)
    if own.method == MailAccess.Method.XOAUTH2:
        return _with(access, token=access_token_of(mailbox.pk))
    password = unseal(own.sealed_password, PASSWORD).decode() if own.sealed_password else ""
    return _with(access, password=password)


def _with(access: ServerAccess, *, password: str = "", token: str = "") -> ServerAccess:
    return ServerAccess(access.host, access.port, access.security, access.username, password, token)
