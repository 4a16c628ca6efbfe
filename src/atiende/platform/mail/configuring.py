"""Changing the mail server."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, Refusal, gettext_noop
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.jobs import defer
from atiende.platform.mail.addresses import wire_address, wire_domain
from atiende.platform.mail.jobs import send_due_mails
from atiende.platform.mail.server import PURPOSE
from atiende.platform.models.mail import ONLY_ID, MailServer
from atiende.platform.secrets import seal

GRANT = "settings.manage"


def save_mail_server(
    *,
    host: str,
    port: int,
    security: str,
    username: str,
    password: str | None,
    from_name: str,
    from_address: str,
    is_enabled: bool = True,
    by: Actor,
    at: dt.datetime,
) -> MailServer:
    """Configure the server; `password=None` keeps the one it has. Mails that wait are tried at once.

    Raises NotPermitted, InvalidInput.
    """
    by.require(GRANT)
    _check(host=host, port=port, security=security, from_address=from_address)
    with transaction.atomic():
        before = MailServer.objects.select_for_update().filter(pk=ONLY_ID).first()
        server, _is_new = MailServer.objects.update_or_create(
            pk=ONLY_ID,
            defaults={
                "host": host.strip(),
                "port": port,
                "security": security,
                "username": username.strip(),
                "sealed_password": _sealed(password, before),
                "from_name": one_line(from_name, limit=150),
                "from_address": from_address.strip(),
                "is_enabled": is_enabled,
                "changed_at": at,
            },
        )
        changed = _changed_fields(before, server)
        record(
            by=by,
            verb="platform.mail_server_saved",
            target_kind="mail_server",
            target_id=ONLY_ID,
            fields=changed,
            at=at,
        )
        defer(send_due_mails)
    return server


def _check(*, host: str, port: int, security: str, from_address: str) -> None:
    fields: dict[str, str] = {}
    if not _is_host(host):
        fields["host"] = gettext_noop("Write the name of a server, such as smtp.example.com.")
    if not 1 <= port <= 65535:
        fields["port"] = gettext_noop("A port is a number from 1 to 65535.")
    if security not in MailServer.Security.values:
        fields["security"] = gettext_noop("Choose how the connection is protected.")
    try:
        wire_address(from_address)
    except Refusal as refusal:
        fields["from_address"] = refusal.message
    if fields:
        raise InvalidInput(fields=fields)


def _is_host(host: str) -> bool:
    try:
        return bool(wire_domain(host.strip()))
    except Refusal:
        return False


def _sealed(password: str | None, before: MailServer | None) -> str:
    if password is None:
        return before.sealed_password if before else ""
    return seal(password, PURPOSE) if password else ""


def _changed_fields(before: MailServer | None, after: MailServer) -> list[str]:
    names = [
        field.name for field in MailServer._meta.concrete_fields if field.name not in {"id", "changed_at"}
    ]
    return [name for name in names if before is None or getattr(before, name) != getattr(after, name)]
