from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from itertools import count
from typing import Any

import pytest

from atiende.channels.actions.create_mailbox import create_mailbox
from atiende.channels.actions.keep_raw_mails import NewMail, keep_raw_mails
from atiende.channels.actions.process_raw_mail import ProcessedMail, process_raw_mail
from atiende.channels.models import Mailbox
from atiende.channels.rules.mailbox import MailboxFields
from atiende.kernel.actors import SYSTEM
from atiende.organisation.models import Brand
from atiende.tickets.models import Message, Ticket

AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
_numbers = count(1)


@pytest.fixture
def support(db: None) -> Mailbox:
    return make_mailbox("Soporte", "soporte@nova.example")


def make_mailbox(name: str, address: str, **fields: Any) -> Mailbox:
    return create_mailbox(fields=MailboxFields(name=name, address=address, **fields), by=SYSTEM, at=AT)


def mail(
    text: str = "Buenos días, mi pedido no llega.",
    *,
    sender: str = "Marta Ruiz <marta@cliente.example>",
    to: str = "soporte@nova.example",
    subject: str = "Mi pedido",
    html: str = "",
    **headers: str,
) -> bytes:
    """A mail as a customer's program writes it; header names with underscores for hyphens."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = "Sun, 22 Nov 2026 10:00:00 +0100"
    wanted = {"Message_ID": f"<{next(_numbers)}@cliente.example>", **headers}
    for name, value in wanted.items():
        if value:
            message[name.replace("_", "-")] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


@dataclass
class Desk:
    """Hands mails to the pipeline and looks at what became of them."""

    mailbox: Mailbox
    at: dt.datetime = AT
    uids: Callable[[], int] = field(default_factory=lambda: count(1).__next__)

    def receive(
        self, raw: bytes, *, mailbox: Mailbox | None = None, is_historic: bool = False
    ) -> ProcessedMail:
        new = NewMail(raw=raw, uid=self.uids(), is_historic=is_historic)
        target = mailbox or self.mailbox
        (kept,) = keep_raw_mails(mailbox_id=target.pk, mails=[new], uidvalidity=1, at=self.at)
        return process_raw_mail(raw_mail_id=kept.raw_mail_id, at=self.at)

    def ticket(self, processed: ProcessedMail) -> Ticket:
        return Ticket.objects.get(pk=processed.ticket_id)

    def texts(self, ticket_id: int | None) -> list[str]:
        return list(Message.objects.filter(ticket_id=ticket_id).order_by("pk").values_list("text", flat=True))


@pytest.fixture
def desk(support: Mailbox) -> Desk:
    return Desk(support)


@pytest.fixture
def brand(support: Mailbox) -> Brand:
    return support.brand
