"""What becomes of a queued mail at a real server, a good one and ones that misbehave at every point."""

import datetime as dt
import socket

import pytest
from django.db import InterfaceError, OperationalError

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.correlation import correlated
from atiende.kernel.refusals import NotPermitted
from atiende.platform.mail import MailNotResendable, mail_situation, queue_mail, resend_mail, save_mail_server
from atiende.platform.mail.jobs import send_mail
from atiende.platform.mail.sending import due_mail_ids, send_queued, tidy
from atiende.platform.models import MailServer, OutgoingMail
from tests.platform_doors.smtp_server import DROP, Mailbox, smtp_server

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


def clock():
    return NOW


def queue(**changes):
    values = {"to": "ana@example.com", "subject": "Hola", "text": "Buenos días", "kind": "test", "at": NOW}
    return queue_mail(**{**values, **changes})


def configure(port, **changes):
    values = {
        "host": "127.0.0.1", "port": port, "security": "none", "username": "", "password": None,
        "from_name": "Atención Ñandú", "from_address": "hola@example.com", "by": SYSTEM, "at": NOW,
    }  # fmt: skip
    return save_mail_server(**{**values, **changes})


def deliver(mailbox, *, mail=None, at=NOW, **server):
    """Queue a mail (unless given), try it once, and return its row afterwards."""
    mail = mail or queue()
    with smtp_server(mailbox, **server) as port:
        configure(port)
        send_queued(mail.pk, lambda: at)
    mail.refresh_from_db()
    return mail


def test_a_mail_arrives_whole():
    mailbox = Mailbox()
    with correlated("corr-0001"):
        mail = queue(subject="Reclamación nº 7 — «¿qué tal?»", text="Línea\n.\n..fin\n", html="<p>ñ</p>")
    assert deliver(mailbox, mail=mail).state == "sent"
    (arrived,) = mailbox.mails
    assert arrived["Subject"] == "Reclamación nº 7 — «¿qué tal?»"
    assert arrived["From"] == "Atención Ñandú <hola@example.com>"
    assert (arrived["To"], arrived["Message-ID"]) == ("ana@example.com", mail.message_id)
    assert (arrived["X-Atiende-Correlation"], arrived["Auto-Submitted"]) == ("corr-0001", "auto-generated")
    assert arrived.get_body("plain").get_content().splitlines() == ["Línea", ".", "..fin"]
    assert arrived.get_body("html").get_content().strip() == "<p>ñ</p>"


def test_the_text_goes_once_it_was_sent():
    assert deliver(Mailbox()).text == ""


def test_a_text_meant_to_be_kept_stays():
    assert deliver(Mailbox(), mail=queue(is_text_kept=True)).text == "Buenos días"


def test_without_a_server_it_waits():
    mail = queue()
    assert send_queued(mail.pk, clock) == ""
    assert not due_mail_ids(NOW)
    assert mail_situation().waits_for_server
    assert deliver(Mailbox(), mail=mail).state == "sent"


def test_a_mail_queued_under_a_clock_that_was_set_back_does_not_wait_for_it():
    mail = queue()
    earlier = NOW - dt.timedelta(hours=1)
    tidy(earlier)
    assert deliver(Mailbox(), mail=mail, at=earlier).state == "sent"


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "TEXT"])
def test_a_temporary_no_is_tried_again_later(step):
    mailbox = Mailbox(**{step: ["451 espere un poco"]})
    mail = deliver(mailbox)
    assert (mail.state, mail.last_error) == ("queued", "451 espere un poco")
    assert mail.next_attempt_at == NOW + dt.timedelta(minutes=1)
    assert not due_mail_ids(NOW)
    later = NOW + dt.timedelta(minutes=2)
    assert due_mail_ids(later) == [mail.pk]
    assert deliver(mailbox, mail=mail, at=later).state == "sent"
    assert len(mailbox.messages) == 1


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "TEXT"])
def test_a_final_no_ends_it_with_the_servers_words(step):
    mail = deliver(Mailbox(**{step: "550 buzón desconocido"}))
    assert (mail.state, mail.last_error) == ("failed", "550 buzón desconocido")
    assert mail.text


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_a_line_dropped_before_the_text_is_tried_again(step):
    mailbox = Mailbox(**{step: [DROP]})
    mail = deliver(mailbox)
    assert mail.state == "queued"
    assert deliver(mailbox, mail=mail, at=NOW + dt.timedelta(hours=1)).state == "sent"


def test_a_line_dropped_after_the_text_is_uncertain_and_never_sent_again_by_itself():
    mailbox = Mailbox(TEXT=[DROP])
    mail = deliver(mailbox)
    assert mail.state == "uncertain"
    later = NOW + dt.timedelta(hours=1)
    assert deliver(mailbox, mail=mail, at=later).state == "uncertain"
    assert len(mailbox.messages) == 1
    resend_mail(mail_id=mail.pk, by=SYSTEM, at=later)
    assert deliver(mailbox, mail=mail, at=later).state == "sent"
    assert len({arrived["Message-ID"] for arrived in mailbox.mails}) == 1


def test_no_server_at_the_address_is_tried_until_it_is_too_late():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        configure(probe.getsockname()[1])
        mail, at = queue(), NOW
        for _ in range(20):
            send_queued(mail.pk, lambda at=at: at)
            mail.refresh_from_db()
            at = mail.next_attempt_at + dt.timedelta(seconds=1)
    assert (mail.state, mail.attempts) == ("failed", 10)
    assert mail.last_error
    assert at - NOW > dt.timedelta(days=2)


def test_a_server_that_says_nothing_is_not_waited_for_forever(monkeypatch):
    monkeypatch.setattr("atiende.platform.mail.smtp.TIMEOUT_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        configure(silent.getsockname()[1])
        mail = queue()
        assert send_queued(mail.pk, clock) == "queued"
    mail.refresh_from_db()
    assert "in time" in mail.last_error or "tiempo" in mail.last_error


def test_one_mail_is_not_taken_by_two():
    mail = queue()
    OutgoingMail.objects.update(claimed_until=NOW + dt.timedelta(minutes=1))
    assert deliver(Mailbox(), mail=mail).state == "queued"
    assert deliver(Mailbox(), mail=mail, at=NOW + dt.timedelta(minutes=2)).state == "sent"


def test_what_a_dead_worker_left_in_the_middle_is_uncertain():
    mail = queue()
    OutgoingMail.objects.update(state="sending", claimed_until=NOW)
    tidy(NOW + dt.timedelta(minutes=1))
    mail.refresh_from_db()
    assert mail.state == "uncertain"


def test_texts_that_nobody_resent_go_after_a_week():
    mail = deliver(Mailbox(RCPT="550 no"))
    tidy(NOW + dt.timedelta(days=8))
    mail.refresh_from_db()
    assert mail.text == ""
    with pytest.raises(MailNotResendable):
        resend_mail(mail_id=mail.pk, by=SYSTEM, at=NOW)


def test_letters_beyond_ascii_in_an_address():
    mailbox = Mailbox()
    assert deliver(mailbox, mail=queue(to="ana@correo.españa.es")).state == "sent"
    assert mailbox.envelopes[0][1] == ["ana@correo.xn--espaa-rta.es"]
    assert deliver(mailbox, mail=queue(to="iñaki@example.com")).state == "sent"
    assert mailbox.envelopes[1][1] == ["iñaki@example.com"]
    assert mailbox.mails[1]["To"] == "iñaki@example.com"


def test_a_server_without_such_letters_says_so():
    mail = deliver(Mailbox(), mail=queue(to="iñaki@example.com"), utf8=False)
    assert mail.state == "failed"
    assert "ASCII" in mail.last_error


def test_signing_in_with_the_sealed_password():
    mailbox, mail = Mailbox(), queue()
    with smtp_server(mailbox, password="contraseña-7") as port:
        configure(port, username="atiende", password="contraseña-7")
        assert "contraseña" not in MailServer.objects.get().sealed_password
        configure(port, username="atiende")  # saved again without typing the password: it stays
        assert send_queued(mail.pk, clock) == "sent"


def test_a_wrong_password_keeps_the_mail_waiting():
    mailbox, mail = Mailbox(), queue()
    with smtp_server(mailbox, password="right") as port:
        configure(port, username="atiende", password="wrong")
        assert send_queued(mail.pk, clock) == "queued"
    mail.refresh_from_db()
    assert "535" in mail.last_error
    assert "wrong" not in mail.last_error


def test_names_cannot_add_headers():
    mailbox, mail = Mailbox(), queue()
    with smtp_server(mailbox) as port:
        configure(port, from_name='<script>"\r\nBcc: x@example.com')
        send_queued(mail.pk, clock)
    assert mailbox.mails[0]["Bcc"] is None
    assert mailbox.envelopes[0][1] == ["ana@example.com"]


def test_who_may_not_change_settings_changes_nothing():
    colleague = Actor(id=5, label="Colleague", grants=frozenset({"tickets.reply"}))
    with pytest.raises(NotPermitted):
        configure(25, by=colleague)
    with pytest.raises(NotPermitted):
        resend_mail(mail_id=queue().pk, by=colleague, at=utc_now())


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_database_that_goes_away_in_the_middle_is_no_failed_job(monkeypatch, caplog, error):
    def break_off(*_: object) -> None:
        raise error("the server closed the connection")

    monkeypatch.setattr("atiende.platform.mail.jobs.send_queued", break_off)
    send_mail(mail_id=1)
    assert "left to the next round" in caplog.text
