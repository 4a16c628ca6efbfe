"""The live test of a mail server: five steps, the first that fails in plain words, the rest skipped."""

import socket

import pytest

from atiende.platform.mail import check_mail_server
from tests.platform_doors.smtp_server import Mailbox, smtp_server

pytestmark = pytest.mark.django_db


def check(port, **changes):
    values = {
        "host": "127.0.0.1", "port": port, "security": "none", "username": "", "password": "",
        "from_name": "Atiende", "from_address": "hola@example.com", "send_to": "yo@example.com",
    }  # fmt: skip
    steps = check_mail_server(**{**values, **changes})
    assert [step.name for step in steps] == ["find_server", "encrypt", "sign_in", "sender", "test_mail"]
    return {step.name: step.outcome for step in steps}, " ".join(step.words for step in steps)


def test_a_good_server_passes_and_the_test_mail_arrives():
    mailbox = Mailbox()
    with smtp_server(mailbox, password="right") as port:
        outcomes, words = check(port, username="atiende", password="right")
    assert {name for name, outcome in outcomes.items() if outcome != "done"} == {"encrypt"}
    assert "Sin cifrado" in words
    assert mailbox.mails[0]["To"] == "yo@example.com"


def test_a_closed_port_stops_at_the_first_step():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        outcomes, words = check(probe.getsockname()[1])
    assert outcomes["find_server"] == "failed"
    assert {outcomes[name] for name in ("encrypt", "sign_in", "sender", "test_mail")} == {"skipped"}
    assert "refused" in words.lower()


def test_a_server_without_starttls_is_not_spoken_to_in_the_clear():
    mailbox = Mailbox()
    with smtp_server(mailbox) as port:
        outcomes, words = check(port, security="starttls")
    assert outcomes["encrypt"] == "failed"
    assert "STARTTLS" in words
    assert not mailbox.commands


def test_a_wrong_password_is_told_in_the_servers_words():
    with smtp_server(Mailbox(), password="right") as port:
        outcomes, words = check(port, username="atiende", password="wrong")
    assert (outcomes["encrypt"], outcomes["sign_in"], outcomes["sender"]) == ("skipped", "failed", "skipped")
    assert "535" in words


def test_a_sender_that_is_not_taken():
    with smtp_server(Mailbox(MAIL="553 not your address")) as port:
        outcomes, words = check(port)
    assert (outcomes["sender"], outcomes["test_mail"]) == ("failed", "skipped")
    assert "553 not your address" in words


def test_a_recipient_that_is_no_address():
    with smtp_server(Mailbox()) as port:
        outcomes, words = check(port, send_to="nobody")
    assert outcomes["test_mail"] == "failed"
    assert words


def test_tls_is_not_a_plain_port():
    with smtp_server(Mailbox()) as port:
        outcomes, words = check(port, security="tls")
    assert (outcomes["find_server"], outcomes["encrypt"]) == ("done", "failed")
    assert words
