from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from atiende.channels.actions.connect_mailbox import connect_mailbox
from atiende.channels.actions.queue_outgoing_mail import queue_outgoing_mail
from atiende.channels.models import Mailbox, OutgoingMail
from atiende.channels.rules.mailbox import AccessFields
from atiende.channels.sending.attempt import send
from atiende.kernel.actors import SYSTEM
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.models import Message
from atiende.tickets.rules.reply import Reply
from tests.channels.intake.conftest import AT, Desk, mail, make_mailbox
from tests.platform_doors.smtp_server import Mailbox as SmtpMailbox
from tests.platform_doors.smtp_server import smtp_server


@dataclass
class Sending:
    """Answers a customer's mail and hands the answer to a server."""

    desk: Desk

    def case(self, **headers: str) -> int:
        ticket_id = self.desk.receive(mail(**headers)).ticket_id
        assert ticket_id is not None
        return ticket_id

    def answer(self, ticket_id: int, text: str = "Ya sale hoy.", **reply: object) -> OutgoingMail:
        message_id = reply_to_ticket(ticket_id=ticket_id, reply=Reply(text=text, **reply), by=SYSTEM, at=AT)
        return self.queued(message_id)

    def queued(self, message_id: int) -> OutgoingMail:
        outgoing = queue_outgoing_mail(message_id=message_id, by=SYSTEM, at=AT)
        assert outgoing is not None
        return outgoing

    def connect(self, port: int) -> None:
        access = AccessFields(host="127.0.0.1", port=port, security="none")
        connect_mailbox(mailbox_id=self.desk.mailbox.pk, incoming=None, outgoing=access, by=SYSTEM, at=AT)

    def deliver(self, server: SmtpMailbox, outgoing: OutgoingMail, *, at: dt.datetime = AT) -> OutgoingMail:
        """One attempt at the server; the row afterwards."""
        with smtp_server(server) as port:
            self.connect(port)
            send(outgoing.pk, lambda: at)
        outgoing.refresh_from_db()
        return outgoing

    def delivery(self, outgoing: OutgoingMail) -> str:
        return Message.objects.values_list("delivery", flat=True).get(pk=outgoing.message_id)


@pytest.fixture
def sending(db: None) -> Sending:
    return Sending(Desk(make_mailbox("Soporte", "soporte@nova.example", sender_name="Nova Hogar")))


@pytest.fixture
def sales(sending: Sending) -> Mailbox:
    return make_mailbox("Ventas", "ventas@nova.example")
