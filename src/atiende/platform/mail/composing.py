"""From a row to the message that goes over the wire."""

from __future__ import annotations

import email.policy
import re
from email.headerregistry import Address
from email.message import EmailMessage

from atiende.kernel.text import one_line
from atiende.platform.mail.addresses import needs_utf8, wire_address
from atiende.platform.models.mail import OutgoingMail

_LINE_STARTING_WITH_DOT = re.compile(rb"(?m)^\.")


def compose(mail: OutgoingMail, *, from_name: str, from_address: str) -> EmailMessage:
    """The message of a row: the same row gives the same Message-ID and date each time it is tried."""
    to, sender = wire_address(mail.to_address), wire_address(from_address)
    is_utf8 = needs_utf8(to) or needs_utf8(sender)
    message = EmailMessage(policy=email.policy.SMTPUTF8 if is_utf8 else email.policy.SMTP)
    message["From"] = _address(sender, one_line(from_name, limit=150))
    message["To"] = _address(to)
    if mail.reply_to:
        message["Reply-To"] = _address(wire_address(mail.reply_to))
    message["Subject"] = one_line(mail.subject, limit=300)
    message["Date"] = mail.queued_at
    message["Message-ID"] = mail.message_id
    message["Auto-Submitted"] = "auto-generated"
    if mail.correlation_id:
        message["X-Atiende-Correlation"] = mail.correlation_id
    message.set_content(mail.text, cte="quoted-printable")
    if mail.html:
        message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    return message


def wire_bytes(message: EmailMessage) -> bytes:
    """The message as DATA takes it (RFC 5321, 4.5.2): lines end in CRLF, dots doubled, a lone dot at the end."""
    raw = message.as_bytes()
    if not raw.endswith(b"\r\n"):
        raw += b"\r\n"
    return _LINE_STARTING_WITH_DOT.sub(b"..", raw) + b".\r\n"


def _address(written: str, name: str = "") -> Address:
    local, _, domain = written.rpartition("@")
    return Address(display_name=name, username=local, domain=domain)
