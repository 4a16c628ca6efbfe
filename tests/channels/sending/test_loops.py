"""Machines that answer machines fall silent, and nothing leaves before its transaction is committed."""

from __future__ import annotations

import pytest
from django.db import transaction

from atiende.channels.actions.acknowledge_reception import acknowledge_reception
from atiende.channels.intake.restraint import MOST_A_DAY
from atiende.channels.models import AutomaticAnswer, Mailbox, OutgoingMail, RawMail
from atiende.channels.models.attempts import ATTEMPTS
from atiende.channels.sending.attempt import send
from atiende.kernel.actors import SYSTEM
from atiende.tickets.models import Message, Ticket
from tests.channels.intake.conftest import AT, mail
from tests.channels.intake.test_reports_and_poison import returned
from tests.platform_doors.smtp_server import Mailbox as SmtpMailbox
from tests.platform_doors.smtp_server import smtp_server

pytestmark = pytest.mark.django_db
TIMES = 5


@pytest.fixture(autouse=True)
def _acknowledging(sending):
    Mailbox.objects.update(is_acknowledging=True)
    sending.desk.mailbox.refresh_from_db()


@pytest.fixture
def server():
    return SmtpMailbox()


def live(sending, server, raw, *, mailbox=None):
    """A mail arrives, and what the house does by itself about a new case leaves."""
    received = sending.desk.receive(raw, mailbox=mailbox)
    if received.outcome == "ticket" and not Message.objects.get(pk=received.message_id).is_automatic:
        queued = acknowledge_reception(
            ticket_id=received.ticket_id, message_id=received.message_id, by=SYSTEM, at=AT
        )
        if queued is not None:
            assert sending.deliver(server, sending.queued(queued)).state == "sent"
    return received


def as_theirs(raw: bytes) -> bytes:
    """The same program at another company: what it wrote comes to us."""
    swapped = raw.replace(b"soporte@nova.example", b"ayuda@otra.example")
    return swapped.replace(b"soporte+c", b"ayuda+c").replace(b"@nova.example", b"@otra.example")


def test_case_19_two_helpdesks_of_this_program_write_one_automatic_mail_each(sending, server):
    first = live(sending, server, mail("Hola, ¿nos atienden?", sender="ayuda@otra.example"))
    (ours,) = server.messages
    for _ in range(TIMES):
        answer = as_theirs(ours).replace(b"To: ayuda@otra.example", b"To: soporte@nova.example")
        again = live(
            sending, server, answer.replace(b"Message-ID: <", b"Message-ID: <%d" % RawMail.objects.count())
        )
        assert again.outcome == "auto_reply"
    assert len(server.messages) == AutomaticAnswer.objects.count() == 1
    assert set(Ticket.objects.values_list("pk", flat=True)) == {first.ticket_id}


def test_case_19_two_mailboxes_of_ours_do_not_answer_each_other(sending, sales, server):
    Mailbox.objects.update(is_acknowledging=True)
    case = sending.case()
    sending.deliver(server, sending.answer(case, cc=("ventas@nova.example",)))
    (written,) = server.messages
    live(sending, server, written, mailbox=sales)
    live(
        sending,
        server,
        mail("Reenviado", sender="soporte@nova.example", to="ventas@nova.example"),
        mailbox=sales,
    )
    assert len(server.messages) == 1
    assert not AutomaticAnswer.objects.exists()


@pytest.mark.parametrize(
    "marks",
    [
        {"Auto_Submitted": "auto-replied"},
        {"subject": "Respuesta automática: vacaciones", "Precedence": "auto_reply"},
        {"X_Autoreply": "yes"},
    ],
    ids=["marked", "by its subject", "old header"],
)
def test_case_19_a_vacation_responder_gets_one_automatic_mail(sending, server, marks):
    first = live(sending, server, mail())
    (ours,) = server.mails
    for _ in range(TIMES):
        words = {"subject": "Estoy de vacaciones", "In_Reply_To": str(ours["Message-ID"]), **marks}
        live(sending, server, mail("Vuelvo el lunes.", **words))
    assert len(server.messages) == 1
    assert Ticket.objects.count() == 1
    assert desk_has(first.ticket_id) == TIMES + 1


def test_case_19_a_dead_mailer_daemon_gets_no_answer(sending, server):
    live(sending, server, mail())
    header_id = OutgoingMail.objects.get().header_id
    for number in range(TIMES):
        report = returned(header_id).replace(b"No such user\r\n", b"No such user %d\r\n" % number)
        assert live(sending, server, report).outcome == "bounce"
        plain = mail(
            f"I am dead {number}.",
            sender="MAILER-DAEMON@mx.cliente.example",
            subject="Undelivered Mail Returned to Sender",
            Return_Path="<>",
        )
        live(sending, server, plain)
    assert len(server.messages) == AutomaticAnswer.objects.count() == 1


def test_case_19_a_machine_without_any_mark_is_heard_and_answered_a_few_times_at_most(sending, server):
    received = [live(sending, server, mail(f"Su aviso {n}", subject=f"Aviso {n}")) for n in range(30)]
    assert [each.outcome for each in received] == ["ticket"] * 30
    assert len(server.messages) == AutomaticAnswer.objects.count() == MOST_A_DAY


def test_case_16_nothing_leaves_of_an_action_that_was_rolled_back(sending, server):
    case = sending.case()
    with smtp_server(server) as port:
        sending.connect(port)
        with transaction.atomic():
            outgoing = sending.answer(case)
            transaction.set_rollback(True)
        assert ATTEMPTS.due_ids(AT, limit=10) == []
        assert send(outgoing.pk, lambda: AT) == ""
    assert server.messages == []
    assert not OutgoingMail.objects.exists()
    assert not Message.objects.filter(kind="outgoing").exists()


@pytest.mark.slow
def test_a_storm_of_a_thousand_mails_comes_in_whole_and_is_answered_a_few_times(sending, server):
    for number in range(1000):
        assert live(sending, server, mail(f"Tormenta {number}")).outcome == "ticket"
    assert Message.objects.filter(kind="incoming").count() == 1000
    assert RawMail.objects.filter(state="processed").count() == 1000
    assert len(server.messages) == MOST_A_DAY


def desk_has(ticket_id: int | None) -> int:
    return Message.objects.filter(ticket_id=ticket_id, kind="incoming").count()
