from __future__ import annotations

import pytest

from .mails import verdict_of

ANA = "From: ana@x.es\nReturn-Path: <ana@x.es>\nSubject: Mi pedido"


def test_a_person_gets_an_answer() -> None:
    verdict = verdict_of(ANA)

    assert (verdict.kind, verdict.is_automatic, verdict.is_loop, verdict.spam_hint) == (
        "message",
        False,
        False,
        False,
    )


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-generated",
        "Precedence: bulk",
        "Precedence: list",
        "Precedence: junk",
        "List-Id: <novedades.x.es>",
        "List-Unsubscribe: <mailto:baja@x.es>",
        "X-Auto-Response-Suppress: All",
        "Reply-To: no-reply@x.es",
    ],
)
def test_19_signs_of_a_machine_forbid_an_automatic_answer(header: str) -> None:
    verdict = verdict_of(f"{ANA}\n{header}")

    assert (verdict.kind, verdict.is_automatic) == ("message", True)


@pytest.mark.parametrize(
    "sender",
    [
        "noreply@x.es",
        "no-reply+1@x.es",
        "NoResponder@x.es",
        "no.responda@x.es",
        "ventas-noreply@x.es",
        "bounces+ana=x.es@l.es",
        "donotreply@x.es",
        "notificaciones@x.es",
        "mailer-daemon@x.es",
        "postmaster@x.es",
        "soporte@empresa.es",
    ],
)
def test_19_senders_who_read_no_answers(sender: str) -> None:
    assert verdict_of(f"From: {sender}\nSubject: Aviso").is_automatic


@pytest.mark.parametrize("header", ["Auto-Submitted: no", "Precedence: normal", "X-Priority: 1"])
def test_signs_that_say_nothing(header: str) -> None:
    assert not verdict_of(f"{ANA}\n{header}").is_automatic


def test_19_the_null_sender() -> None:
    assert verdict_of("From: ana@x.es\nReturn-Path: <>\nSubject: Hola").is_automatic


@pytest.mark.parametrize(
    "subject",
    [
        "Respuesta automática: Su pedido",
        "Automatic reply: Your order",
        "Out of Office: Your order",
        "Out of office",
        "Fuera de la oficina",
        "Fuera de la oficina: Re: Su pedido",
        "Auto: su mensaje",
        "Auto-Reply: x",
        "Autorespuesta",
        "[Auto-Reply] x",
        "Ausencia: x",
        "Estoy fuera de la oficina",
        "Mensaje automático - Hemos recibido su correo",
        "Contestador automático",
        "Abwesenheitsnotiz: x",
    ],
)
def test_automatic_answers_by_their_subject(subject: str) -> None:
    verdict = verdict_of(f"From: ana@x.es\nSubject: {subject}")

    assert (verdict.kind, verdict.is_automatic) == ("auto_reply", True)


@pytest.mark.parametrize(
    "subject",
    [
        "Re: Fuera de la oficina",
        "Automóvil averiado",
        "Autorización de pago",
        "Vacaciones en la playa",
        "Auto nuevo",
        "Ausencia de respuesta a mi queja",
        "Out of stock",
        "La respuesta automática no me sirve",
        "Fuera de la oficina no me dejan entrar",
    ],
)
def test_people_who_use_those_words_are_people(subject: str) -> None:
    verdict = verdict_of(f"From: ana@x.es\nSubject: {subject}")

    assert (verdict.kind, verdict.is_automatic) == ("message", False)


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-replied (vacation)",
        "X-Autoreply: yes",
        "X-Autorespond: x",
        "Precedence: auto_reply",
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=f",
    ],
)
def test_automatic_answers_by_their_header(header: str) -> None:
    assert verdict_of(f"{ANA}\n{header}", "Estaré de vuelta el lunes.").kind == "auto_reply"


def test_an_automatic_answer_names_what_it_answers() -> None:
    verdict = verdict_of(f"{ANA}\nAuto-Submitted: auto-replied\nIn-Reply-To: <nuestro@empresa.es>")

    assert verdict.original_message_id == "nuestro@empresa.es"


def test_an_answer_of_a_vacation_with_null_sender_is_no_bounce() -> None:
    verdict = verdict_of(
        "From: Ana <ana@x.es>\nReturn-Path: <>\nSubject: Respuesta automática: Su pedido",
        "Estoy de vacaciones. Si no se ha podido entregar algo, llame a eva@x.es. 550 5.1.1",
    )

    assert verdict.kind == "auto_reply"


def test_4_what_we_sent_ourselves_is_a_loop() -> None:
    own = "From: Soporte <soporte+cabc12345@empresa.es>\nSubject: x"

    assert verdict_of(f"{own}\nX-Atiende-Correlation: 1").is_loop
    assert not verdict_of(own).is_loop
    assert not verdict_of(f"{ANA}\nX-Atiende-Correlation: 1").is_loop


@pytest.mark.parametrize(
    "header",
    [
        "X-Spam-Flag: YES",
        "X-Spam-Status: Yes, score=9",
        "X-Rspamd-Action: add header",
        "X-Bogosity: Spam, x",
        "X-MS-Exchange-Organization-SCL: 6",
        "X-Forefront-Antispam-Report: CIP:1.1.1.1;SCL:9;x",
    ],
)
def test_marks_of_filters_are_a_hint(header: str) -> None:
    verdict = verdict_of(f"{ANA}\n{header}")

    assert (verdict.spam_hint, verdict.kind) == (True, "message")


def test_feedback_reports() -> None:
    body = "--f\n\nqueja\n--f\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n\n--f--\n"
    verdict = verdict_of(
        'From: fbl@p.es\nSubject: FW: x\nContent-Type: multipart/report; report-type=feedback-report; boundary="f"',
        body,
    )

    assert (verdict.kind, verdict.is_automatic) == ("feedback_report", True)


@pytest.mark.parametrize(
    "header",
    [
        "Delivered-By-The-Graces-Of: the vacation program",
        "X-Mailer: vacation 1.2.7",
        "User-Agent: AutoResponder 3",
        "X-Autogenerated: Reply",
    ],
)
def test_programs_that_answer_by_themselves(header: str) -> None:
    assert verdict_of(f"{ANA}\n{header}").kind == "auto_reply"


RECEIVED = [
    "Hemos recibido su mensaje correctamente. Este es un correo generado automáticamente, no responda.",
    "Su solicitud ha sido registrada con el número 77.\n\nMensaje enviado de forma automática.",
    "Gracias por contactar con nosotros. Le atenderemos pronto.\n\nRespuesta automática.",
    "We have received your message. This message was automatically generated.",
    "Recebemos a sua mensagem.\n\nE-mail gerado automaticamente.",
]


@pytest.mark.parametrize("words", RECEIVED)
def test_an_acknowledgement_says_so_anywhere_when_nobody_reads_its_address(words: str) -> None:
    answer = "Subject: Su caso\nIn-Reply-To: <1@empresa.es>"
    assert verdict_of(f"From: no-reply@x.es\n{answer}", words).kind == "auto_reply"
    assert verdict_of(f"From: ana@x.es\n{answer}", f"Sigo esperando.\n\n> {words}").kind == "message"
    assert verdict_of("From: no-reply@x.es\nSubject: Contacto de la web", words).kind == "message"


def test_an_acknowledgement_says_so_in_its_head_and_its_first_words() -> None:
    answer = "From: mesa@x.es\nSubject: [Solicitud recibida] Router\nIn-Reply-To: <1@empresa.es>"
    received = "Su solicitud (77) ha sido recibida y la estamos revisando."
    assert verdict_of(f"{answer}\nAuto-Submitted: auto-generated", received).kind == "auto_reply"
    assert verdict_of(answer, received).kind == "message"
    told = "El técnico irá el lunes.\n\n" + "Un saludo. " * 60 + received
    assert verdict_of(f"{answer}\nAuto-Submitted: auto-generated", told).kind == "message"
