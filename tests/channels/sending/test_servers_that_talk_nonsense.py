"""A server that says nothing, nonsense, or hangs up: before the text it is tried again, after it nobody knows."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.channels.sending.attempt import send
from atiende.platform.mail import smtp
from atiende.tickets.models import Message
from tests.channels.intake.conftest import AT
from tests.channels.sending.nonsense import CLOSE, HANG, Nonsense, talking

pytestmark = pytest.mark.django_db
LATER = AT + dt.timedelta(hours=1)
GARBAGE = b"\x00\xffhola?\r\n"
TWO = {"to": ("marta@cliente.example",), "cc": ("luis@cliente.example",)}


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr(smtp, "TIMEOUT_SECONDS", 1.0)
    monkeypatch.setattr(smtp, "ANSWER_TIMEOUT_SECONDS", 1.0)


def attempt(sending, server: Nonsense, outgoing, *, at=AT):
    with talking(server) as port:
        sending.connect(port)
        send(outgoing.pk, lambda: at)
    outgoing.refresh_from_db()
    return outgoing


@pytest.mark.parametrize("word", ["HELLO", "MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("answer", [HANG, CLOSE, GARBAGE, b"999 ???\r\n", b"2\r\n"], ids=repr)
def test_before_the_text_it_is_tried_again_and_arrives_once(sending, word, answer):
    outgoing = sending.answer(sending.case(), **TWO)
    before = outgoing.header_id
    attempt(sending, Nonsense({word: [answer]}), outgoing)
    assert (outgoing.state, sending.delivery(outgoing)) == ("queued", "queued")
    assert outgoing.last_error
    calm = Nonsense({})
    assert attempt(sending, calm, outgoing, at=LATER).state == "sent"
    (text,) = calm.texts
    assert f"Message-ID: <{before}>".encode() in text


@pytest.mark.parametrize("answer", [CLOSE, GARBAGE])
def test_a_line_that_ends_between_two_recipients_sends_to_neither(sending, answer):
    server = Nonsense({"RCPT": [b"250 OK\r\n", answer]})
    outgoing = attempt(sending, server, sending.answer(sending.case(), **TWO))
    assert (outgoing.state, server.texts) == ("queued", [])


@pytest.mark.parametrize(
    "answer", [HANG, CLOSE, GARBAGE, b"999 ???\r\n", b"354 more\r\n", b"x" * 10_000 + b"\r\n"]
)
def test_after_the_text_it_is_uncertain_with_words_and_never_tried_again_by_itself(sending, answer):
    server = Nonsense({"TEXT": [answer]})
    outgoing = attempt(sending, server, sending.answer(sending.case()))
    assert (outgoing.state, sending.delivery(outgoing)) == ("uncertain", "uncertain")
    assert Message.objects.get(pk=outgoing.message_id).delivery_words
    assert attempt(sending, server, outgoing, at=LATER).state == "uncertain"
    assert len(server.texts) == 1


def test_a_yes_in_other_numbers_is_a_yes(sending):
    assert (
        attempt(sending, Nonsense({"TEXT": [b"252 taken\r\n"]}), sending.answer(sending.case())).state
        == "sent"
    )


def test_a_server_that_hangs_up_after_its_yes_has_it(sending):
    assert attempt(sending, Nonsense({"QUIT": [CLOSE]}), sending.answer(sending.case())).state == "sent"
