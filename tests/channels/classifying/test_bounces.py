from __future__ import annotations

import pytest

from atiende.channels.rules.mail.classifying import classify
from atiende.channels.rules.mail.reading import read_mail

from .mails import report, verdict_of

FAILED = """Reporting-MTA: dns; mx.es

Final-Recipient: rfc822; Ana@x.es
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <ana@x.es>: User unknown
"""


def test_a_delivery_status_says_who_was_not_reached_and_why() -> None:
    verdict = report(FAILED)

    (one,) = verdict.bounced
    assert (verdict.kind, one.address, one.status, one.is_permanent, one.is_delayed) == (
        "bounce", "ana@x.es", "5.1.1", True, False,
    )  # fmt: skip
    assert "User unknown" in one.words
    assert one.marks_address
    assert verdict.is_automatic
    assert verdict.original_message_id == "nuestro@empresa.es"


def test_a_returned_mail_is_read_with_its_report() -> None:
    raw = (
        b"From: MAILER-DAEMON@mx.es\nSubject: x\nContent-Type: multipart/report; boundary=f\n\n--f\n\nno\n"
        b"--f\nContent-Type: message/rfc822\n\nMessage-ID: <nuestro@empresa.es>\n\nhola\n--f--\n"
    )

    assert "nuestro@empresa.es" in read_mail(raw).returned
    assert classify(read_mail(raw), own_addresses=frozenset()).original_message_id == "nuestro@empresa.es"


def test_a_delay_marks_nobody() -> None:
    verdict = report(FAILED.replace("failed", "delayed").replace("5.1.1", "4.4.1"))

    (one,) = verdict.bounced
    assert (verdict.kind, one.is_delayed, one.is_permanent, one.marks_address) == (
        "bounce",
        True,
        False,
        False,
    )


@pytest.mark.parametrize(
    ("status", "is_permanent", "marks"),
    [
        ("5.1.1", True, True),
        ("5.2.1", True, True),
        ("5.2.2", True, False),
        ("5.7.1", True, False),
        ("4.2.2", False, False),
    ],
)
def test_what_the_status_says_of_the_address(status: str, is_permanent: bool, marks: bool) -> None:
    (one,) = report(FAILED.replace("5.1.1", status)).bounced

    assert (one.status, one.is_permanent, one.marks_address) == (status, is_permanent, marks)


def test_the_closer_status_of_the_words_counts() -> None:
    (one,) = report(FAILED.replace("Status: 5.1.1", "Status: 5.0.0")).bounced

    assert one.status == "5.1.1"


def test_several_recipients_each_once_and_those_reached_not() -> None:
    second = FAILED.split("\n\n")[1].replace("Ana@x.es", "eva@x.es")
    reached = second.replace("eva@", "luz@").replace("failed", "delivered")
    verdict = report(f"{FAILED}\n{second}\n{second}\n{reached}")

    assert [one.address for one in verdict.bounced] == ["ana@x.es", "eva@x.es"]


def test_news_of_success_is_no_bounce() -> None:
    verdict = report(FAILED.replace("failed", "delivered").replace("5.1.1", "2.0.0"))

    assert (verdict.kind, verdict.bounced, verdict.is_automatic) == ("auto_reply", (), True)


PROSE = [
    (
        "From: MAILER-DAEMON@mx.es\nReturn-Path: <>\nSubject: failure notice",
        "Hi. This is the qmail-send program at mx.es.\nI'm afraid I wasn't able to deliver your message.\n\n"
        "<ana@x.es>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 no such user\n",
    ),
    (
        "From: Mail Delivery System <Mailer-Daemon@mx.es>\nSubject: Mail delivery failed: returning message to sender",
        "A message that you sent could not be delivered to one or more of its recipients.\n\n"
        "  ana@x.es\n    Unrouteable address\n",
    ),
    (
        "From: postmaster@x.es\nSubject: No se puede entregar: Su pedido",
        "No se ha podido entregar el mensaje a estos destinatarios:\n\nana@x.es\nLa dirección de correo no existe.\n",
    ),
    (
        "From: Administrador del sistema <correo@x.es>\nSubject: Correo devuelto: usuario desconocido",
        "Su mensaje no ha podido ser entregado al destinatario <ana@x.es>.\n550 usuario desconocido\n",
    ),
    (
        "From: MAILER-DAEMON <>\nSubject: Mail delivery failed",
        "There was an error delivering your mail to <ana@x.es>.\n\nDNS lookup failure: host not found\n",
    ),
    (
        "From: correo@x.es\nX-Failed-Recipients: ana@x.es\nSubject: Aviso",
        "No llegó.\n",
    ),
    (
        "From: antivirus@x.es\nSubject: Delivery failure notification",
        "Your message with Subject: Re: pedido\ncould not be delivered to the following recipients:\n\nana@x.es\n",
    ),
]


@pytest.mark.parametrize(("headers", "body"), PROSE)
def test_bounces_in_prose(headers: str, body: str) -> None:
    verdict = verdict_of(headers, body)

    assert verdict.kind == "bounce"
    assert [one.address for one in verdict.bounced] == ["ana@x.es"]
    assert verdict.is_automatic


def test_a_warning_in_prose_marks_nobody() -> None:
    verdict = verdict_of(
        "From: Mail Delivery System <Mailer-Daemon@mx.es>\nSubject: Warning: message 1abc delayed 24 hours",
        "This message was created automatically.\n"
        "A message that you sent has not yet been delivered to:\n\n  ana@x.es\n\n"
        "No action is required on your part. Delivery attempts will continue.\n",
    )

    (one,) = verdict.bounced
    assert (one.address, one.is_delayed, one.marks_address) == ("ana@x.es", True, False)


def test_our_own_address_is_never_the_one_that_failed() -> None:
    verdict = verdict_of(
        "From: MAILER-DAEMON@mx.es\nSubject: failure notice",
        "Your message from soporte@empresa.es was not delivered:\n\n<ana@x.es>: user unknown\n",
    )

    assert [one.address for one in verdict.bounced] == ["ana@x.es"]


def test_a_report_of_a_server_that_nobody_understands_is_still_automatic() -> None:
    verdict = verdict_of("From: postmaster@x.es\nReturn-Path: <>\nSubject: Zzz", "qwerty")

    assert verdict.is_automatic


def test_a_notice_of_a_provider_in_json() -> None:
    notice = '{"notificationType":"Bounce","bounce":{"bounceType":"Permanent",'
    notice += '"bouncedRecipients":[{"emailAddress":"Ana@x.es"}]}}'
    verdict = verdict_of(
        "From: no-reply@sns.example.com\nSubject: Notification", notice + "\n\n--\nunsubscribe"
    )

    assert verdict.kind == "bounce"
    assert [one.address for one in verdict.bounced] == ["ana@x.es"]


HUMAN = [
    (
        "From: ana@x.es\nSubject: Problema con la entrega",
        "La entrega fallida de ayer: no existe el número de la calle.",
    ),
    (
        "From: ana@x.es\nSubject: Mi correo no fue entregado",
        "Les escribí y me vino devuelto, ¿tienen lleno el buzón?",
    ),
    (
        "From: ana@x.es\nSubject: Fwd: Returned mail: see transcript",
        "¿Qué es esto?\n\n> 550 5.1.1 User unknown <eva@x.es>",
    ),
    ("From: ana@x.es\nSubject: Re: delivery failed", "The parcel could not be delivered, I was not at home."),
    (
        "From: ana@x.es\nSubject: Undeliverable parcel\nIn-Reply-To: <a@b>",
        "Your message: the parcel was not delivered. ana@x.es",
    ),
    ("From: ana@x.es\nSubject: Error en el envío", "El pedido fue rechazado por el repartidor."),
]


@pytest.mark.parametrize(("headers", "body"), HUMAN)
def test_people_who_write_about_deliveries_are_people(headers: str, body: str) -> None:
    verdict = verdict_of(headers, body)

    assert (verdict.kind, verdict.is_automatic, verdict.bounced) == ("message", False, ())


def test_a_bounce_of_nobody_is_understood_and_nothing_of_it_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    verdict = verdict_of(
        "Return-Path: <>\nSubject: failure notice", "Unable to deliver.\n\n<ana@x.es>:\nno such user\n"
    )

    assert [one.address for one in verdict.bounced] == ["ana@x.es"]
    assert caplog.text == ""
