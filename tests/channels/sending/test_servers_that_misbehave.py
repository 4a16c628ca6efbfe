"""Every answer leaves once; what cannot be known is shown as uncertain."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.channels.actions.pause_mailbox import pause_mailbox
from atiende.channels.actions.queue_outgoing_mail import queue_outgoing_mail
from atiende.channels.actions.resend_mail import resend_mail
from atiende.channels.errors import MailNotResendable
from atiende.channels.models import Mailbox as Mailboxes
from atiende.channels.models.attempts import ATTEMPTS
from atiende.channels.sending.attempt import call_uncertain, send
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import NotFound, NotPermitted
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.models import Message
from atiende.tickets.rules.reply import Reply
from tests.channels.intake.conftest import AT
from tests.platform_doors.smtp_server import DROP, Mailbox, smtp_server

pytestmark = pytest.mark.django_db
LATER = AT + dt.timedelta(hours=1)


@pytest.mark.parametrize("answers", [{"MAIL": "451 later"}, {"RCPT": "450 greylisted"}, {"DATA": DROP}])
def test_what_failed_before_the_text_left_is_tried_again_later(sending, answers):
    outgoing = sending.deliver(Mailbox(**answers), sending.answer(sending.case()))
    assert (outgoing.state, sending.delivery(outgoing)) == ("queued", "queued")
    assert outgoing.next_attempt_at > AT
    server = Mailbox()
    assert sending.deliver(server, outgoing, at=LATER).state == "sent"
    assert server.mails[0]["Message-ID"] == f"<{outgoing.header_id}>"


def test_a_line_dropped_after_the_text_is_uncertain_and_never_sent_again_by_itself(sending):
    server = Mailbox(TEXT=DROP)
    outgoing = sending.deliver(server, sending.answer(sending.case()))
    assert (outgoing.state, sending.delivery(outgoing)) == ("uncertain", "uncertain")
    assert Message.objects.get(pk=outgoing.message_id).delivery_words
    assert ATTEMPTS.due_ids(LATER, limit=10) == []
    sending.deliver(server, outgoing, at=LATER)
    assert len(server.messages) == 1


def test_a_person_sends_the_uncertain_one_again_under_the_same_message_id(sending):
    outgoing = sending.deliver(Mailbox(TEXT=DROP), sending.answer(sending.case()))
    resend_mail(message_id=outgoing.message_id, by=SYSTEM_AGENT, at=LATER)
    server = Mailbox()
    assert sending.deliver(server, outgoing, at=LATER).state == "sent"
    assert server.mails[0]["Message-ID"] == f"<{outgoing.header_id}>"
    assert sending.delivery(outgoing) == "sent"


def test_what_no_mailbox_could_send_is_tried_anew_when_one_can(sending):
    Mailboxes.objects.update(is_receive_only=True)
    ticket_id = sending.case()
    message_id = reply_to_ticket(ticket_id=ticket_id, reply=Reply(text="Hola"), by=SYSTEM, at=AT)
    assert queue_outgoing_mail(message_id=message_id, by=SYSTEM, at=AT) is None
    assert Message.objects.get(pk=message_id).delivery == "failed"
    Mailboxes.objects.update(is_receive_only=False)
    resend_mail(message_id=message_id, by=SYSTEM_AGENT, at=LATER)
    assert Message.objects.get(pk=message_id).delivery == "queued"
    server = Mailbox()
    assert sending.deliver(server, sending.queued(message_id)).state == "sent"


def test_what_left_cannot_be_sent_again(sending):
    outgoing = sending.deliver(Mailbox(), sending.answer(sending.case()))
    with pytest.raises(MailNotResendable):
        resend_mail(message_id=outgoing.message_id, by=SYSTEM_AGENT, at=LATER)


def test_only_who_answers_customers_and_sees_the_case_sends_again(sending):
    outgoing = sending.deliver(Mailbox(TEXT=DROP), sending.answer(sending.case()))
    with pytest.raises(NotPermitted):
        resend_mail(message_id=outgoing.message_id, by=Actor(id=5, label="Lía"), at=LATER)
    elsewhere = Actor(
        id=5, label="Teo", grants=frozenset({"tickets.read", "tickets.reply"}), brand_ids=frozenset()
    )
    with pytest.raises(NotFound):
        resend_mail(message_id=outgoing.message_id, by=elsewhere, at=LATER)


def test_a_refusal_for_good_ends_it_with_the_servers_words(sending):
    outgoing = sending.deliver(Mailbox(RCPT="550 no such user"), sending.answer(sending.case()))
    assert (outgoing.state, sending.delivery(outgoing)) == ("failed", "failed")
    assert "550 no such user" in Message.objects.get(pk=outgoing.message_id).delivery_words


def test_one_refused_recipient_does_not_keep_the_others_from_getting_it(sending):
    server = Mailbox(RCPT=[None, "550 no such user"])
    outgoing = sending.answer(sending.case(), to=("marta@cliente.example",), cc=("nadie@cliente.example",))
    assert sending.deliver(server, outgoing).state == "sent"
    assert "nadie@cliente.example" in Message.objects.get(pk=outgoing.message_id).delivery_words


def test_a_process_that_ended_while_handing_over_leaves_it_uncertain(sending):
    outgoing = sending.answer(sending.case())
    claimed = ATTEMPTS.claimed(outgoing.pk, AT)
    ATTEMPTS.mark_sending(claimed, AT)
    call_uncertain(LATER)
    outgoing.refresh_from_db()
    assert (outgoing.state, sending.delivery(outgoing)) == ("uncertain", "uncertain")


def test_two_workers_send_it_once(sending):
    outgoing = sending.answer(sending.case())
    server = Mailbox()
    with smtp_server(server) as port:
        sending.connect(port)
        assert ATTEMPTS.claimed(outgoing.pk, AT) is not None
        assert send(outgoing.pk, lambda: AT) == ""
    assert server.messages == []


def test_a_paused_mailbox_sends_nothing(sending):
    outgoing = sending.answer(sending.case())
    pause_mailbox(mailbox_id=sending.desk.mailbox.pk, by=SYSTEM, at=AT)
    server = Mailbox()
    assert sending.deliver(server, outgoing).state == "queued"
    assert server.messages == []


def test_without_any_server_it_waits(sending):
    outgoing = sending.answer(sending.case())
    assert send(outgoing.pk, lambda: AT) == ""
    outgoing.refresh_from_db()
    assert (outgoing.state, outgoing.attempts) == ("queued", 0)


SYSTEM_AGENT = Actor(
    id=4, label="Ana", grants=frozenset({"tickets.read", "tickets.read_all", "tickets.reply"})
)
