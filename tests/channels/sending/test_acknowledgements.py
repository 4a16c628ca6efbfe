"""A customer is told once that their mail arrived; machines, old mail and storms are answered by nobody."""

from __future__ import annotations

import pytest

from atiende.channels.actions.acknowledge_reception import acknowledge_reception
from atiende.channels.intake.restraint import MOST_A_DAY
from atiende.channels.models import AutomaticAnswer, Mailbox
from atiende.kernel.actors import SYSTEM
from atiende.tickets.models import Message
from tests.channels.intake.conftest import AT, mail
from tests.platform_doors.smtp_server import Mailbox as SmtpMailbox

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _acknowledging(sending):
    Mailbox.objects.update(is_acknowledging=True)
    sending.desk.mailbox.refresh_from_db()


def acknowledged(processed) -> int | None:
    return acknowledge_reception(
        ticket_id=processed.ticket_id, message_id=processed.message_id, by=SYSTEM, at=AT
    )


def test_the_acknowledgement_says_the_number_and_that_a_machine_wrote_it(sending):
    received = sending.desk.receive(mail())
    outgoing = sending.queued(acknowledged(received))
    server = SmtpMailbox()
    sending.deliver(server, outgoing)
    (arrived,) = server.mails
    number = str(sending.desk.ticket(received).number)
    assert number in arrived.get_content()
    assert (arrived["Auto-Submitted"], arrived["X-Auto-Response-Suppress"]) == ("auto-replied", "All")


def test_it_speaks_as_the_brand_does(sending):
    brand = sending.desk.mailbox.brand
    brand.form_of_address = "tu"
    brand.save()
    message = Message.objects.get(pk=acknowledged(sending.desk.receive(mail())))
    assert "Te responderemos" in message.text or "te responderemos" in message.text.lower()


def test_a_case_is_acknowledged_once(sending):
    received = sending.desk.receive(mail())
    assert acknowledged(received) is not None
    assert acknowledged(received) is None


def test_an_address_gets_few_automatic_answers_a_day(sending):
    told = [acknowledged(sending.desk.receive(mail(f"Mensaje {n}"))) for n in range(MOST_A_DAY + 2)]
    assert [answer is not None for answer in told] == [True] * MOST_A_DAY + [False, False]


def test_case_17_old_and_imported_mail_is_not_answered(sending):
    assert acknowledged(sending.desk.receive(mail(), is_historic=True)) is None


def test_our_own_addresses_are_not_answered(sending, sales):
    received = sending.desk.receive(mail(sender="ventas@nova.example"))
    assert acknowledged(received) is None


def test_nothing_is_said_when_the_mailbox_does_not_acknowledge(sending):
    Mailbox.objects.update(is_acknowledging=False)
    assert acknowledged(sending.desk.receive(mail())) is None
    assert not AutomaticAnswer.objects.exists()
