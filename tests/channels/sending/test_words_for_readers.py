"""What became of an answer is told in the language of who reads it, whatever the worker speaks."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from atiende.channels.actions.queue_outgoing_mail import queue_outgoing_mail
from atiende.channels.models import Mailbox as Mailboxes
from atiende.channels.models import OutgoingMail
from atiende.channels.sending.attempt import call_uncertain
from atiende.identity.models import User
from atiende.kernel.actors import SYSTEM
from atiende.platform.storage.folder import remove_content
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.models import Ticket
from atiende.tickets.rules.reply import Reply
from tests.channels.intake.conftest import AT
from tests.channels.sending.test_what_leaves import file
from tests.desk.office import signed_in
from tests.platform_doors.smtp_server import DROP, Mailbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def read():
    """The case as an administrator of this language sees it."""
    person = signed_in("administrator")

    def page(language: str) -> str:
        User.objects.filter(pk=person.actor.id).update(language=language)
        return person.get(f"/desk/tickets/{Ticket.objects.get().number}/").content.decode()

    return page


@pytest.mark.parametrize("worker", ["es", "en"])
def test_a_broken_line_is_told_to_everybody_in_their_language(sending, read, worker):
    with translation.override(worker):
        sending.deliver(Mailbox(TEXT=DROP), sending.answer(sending.case()))
    assert "The server closed the connection." in read("en")
    assert "El servidor cerró la conexión." in read("es")
    assert "{&quot;told" not in read("es")


def test_so_is_a_process_that_ended_in_the_middle(sending, read):
    outgoing = sending.answer(sending.case())
    OutgoingMail.objects.filter(pk=outgoing.pk).update(state="sending", claimed_until=AT)
    with translation.override("es"):
        call_uncertain(AT + dt.timedelta(minutes=1))
    page = read("en")
    assert "The sending process ended before the answer." in page
    assert "What the server said" not in page


def test_so_is_a_mailbox_that_may_not_send(sending, read):
    ticket_id = sending.case()
    Mailboxes.objects.update(is_receive_only=True)
    message_id = reply_to_ticket(ticket_id=ticket_id, reply=Reply(text="Hola"), by=SYSTEM, at=AT)
    with translation.override("es"):
        queue_outgoing_mail(message_id=message_id, by=SYSTEM, at=AT)
    assert "No mailbox of this brand may send." in read("en")
    assert "Ningún buzón de esta marca puede enviar." in read("es")


def test_case_24_the_agent_sees_which_files_did_not_leave(sending, read):
    lost = file(b"lost bytes")
    outgoing = sending.answer(sending.case(), attachments=(lost,))
    remove_content(lost.sha256)
    with translation.override("es"):
        sending.deliver(Mailbox(), outgoing)
    assert "It left without these files, whose content is lost: foto.png" in read("en")


def test_what_the_server_said_is_told_as_it_said_it(sending, read):
    sending.deliver(Mailbox(RCPT="550 no such user <b>"), sending.answer(sending.case()))
    page = read("es")
    assert "Lo que dijo el servidor:" in page
    assert "550 no such user &lt;b&gt;" in page
