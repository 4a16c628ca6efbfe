"""Returned mail marks message and address; what nobody can read waits in quarantine, and the next mail goes on."""

from __future__ import annotations

import pytest
from django.db import OperationalError

from atiende.channels.actions import process_raw_mail as processing
from atiende.channels.intake import taking
from atiende.channels.models import RawMail
from atiende.customers.models import UnreachableIdentifier
from atiende.tickets.models import Message, Ticket
from tests.channels.intake.conftest import mail
from tests.channels.intake.test_threads import answer

pytestmark = pytest.mark.django_db


def returned(header_id: str, *, status: str = "5.1.1", action: str = "failed") -> bytes:
    return (
        "From: MAILER-DAEMON@mx.cliente.example\r\nTo: soporte@nova.example\r\nSubject: Undelivered\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\nMIME-Version: 1.0\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nNo such user\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.cliente.example\r\n\r\n"
        f"Final-Recipient: rfc822; marta@cliente.example\r\nAction: {action}\r\nStatus: {status}\r\n"
        "Diagnostic-Code: smtp; 550 No such user\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{header_id}>\r\n\r\n--b--\r\n"
    ).encode()


def test_a_bounce_marks_the_message_and_the_address_and_opens_no_case(desk):
    first = desk.receive(mail())
    bounce = desk.receive(returned(answer(first.ticket_id)))
    assert (bounce.outcome, bounce.ticket_id) == ("bounce", first.ticket_id)
    sent = Message.objects.get(ticket_id=first.ticket_id, kind="outgoing")
    assert sent.delivery == "failed"
    assert "No such user" in sent.delivery_words
    assert UnreachableIdentifier.objects.get().identifier.value == "marta@cliente.example"
    assert Ticket.objects.count() == 1


def test_a_delay_marks_nothing(desk):
    first = desk.receive(mail())
    desk.receive(returned(answer(first.ticket_id), status="4.4.1", action="delayed"))
    assert Message.objects.get(ticket_id=first.ticket_id, kind="outgoing").delivery == "queued"
    assert not UnreachableIdentifier.objects.exists()


def test_a_bounce_of_something_that_we_do_not_know_is_kept_and_opens_no_case(desk):
    bounce = desk.receive(returned("nobody@elsewhere.example"))
    assert (bounce.outcome, bounce.ticket_id) == ("bounce", None)
    assert RawMail.objects.get().state == "processed"


def test_case_14_poison_goes_to_quarantine_and_the_next_mail_goes_on(desk, monkeypatch):
    def fail(*_words, **_more):
        raise ValueError("a malformed part")

    with monkeypatch.context() as patch:
        patch.setattr(taking, "understand", fail)
        poison = desk.receive(mail("Veneno"))
    assert poison.outcome == "quarantined"
    kept = RawMail.objects.get()
    assert (kept.state, kept.file.references) == ("quarantined", 1)
    assert "a malformed part" in kept.problem
    assert desk.receive(mail("La siguiente")).outcome == "ticket"


def test_a_database_that_goes_away_leaves_the_mail_kept_for_later(desk, monkeypatch):
    def fail(*_words, **_more):
        raise OperationalError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(taking, "arrive", fail)
        with pytest.raises(OperationalError):
            desk.receive(mail())
    assert RawMail.objects.get().state == "kept"
    assert processing.process_raw_mail(raw_mail_id=RawMail.objects.get().pk, at=desk.at).outcome == "ticket"


def test_nothing_of_a_mail_that_failed_half_way_stays(desk, monkeypatch):
    def fail(*_words, **_more):
        raise ValueError("after the message was written")

    monkeypatch.setattr("atiende.channels.intake.known_ids.remember", fail)
    assert desk.receive(mail()).outcome == "quarantined"
    assert not Message.objects.exists()
    assert not Ticket.objects.exists()
