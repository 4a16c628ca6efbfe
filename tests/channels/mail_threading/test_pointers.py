from __future__ import annotations

import pytest

from atiende.channels.rules.mail.reading import read_mail
from atiende.channels.rules.mail.threading import (
    marks_in_subject,
    subject_core,
    thread_ids,
    tokens_in,
    tokens_in_addresses,
)


@pytest.mark.parametrize(
    "subject",
    [
        "Mi pedido", "RE: Mi pedido", "re:Mi pedido", "RV: Mi pedido", "RES: Mi pedido", "FW: Mi pedido",
        "Fwd: Mi pedido",
        "WG: Mi pedido", "AW: Mi pedido", "SV: Mi pedido", "VS: Mi pedido", "TR: Mi pedido", "Rép: Mi pedido",
        "Rép : Mi pedido", "Resp: Mi pedido", "Respuesta: Mi pedido", "Re[2]: Mi pedido", "RE(3): Mi pedido",
        "RE: RV: Mi pedido", "Re: Fwd: RE :FW:Mi pedido", "[Fwd: Mi pedido]", "Mi pedido (fwd)", " RE:  Mi\n pedido ",
        "回复：Mi pedido",
    ],
)  # fmt: skip
def test_25_the_core_of_a_subject(subject: str) -> None:
    assert subject_core(subject) == "Mi pedido"


@pytest.mark.parametrize(
    "subject",
    [
        "Reclamación: factura",
        "Resumen: mayo",
        "Fwiw",
        "Revisión",
        "Tren: retraso",
        "Referencia: 12",
        "AWS: caída",
    ],
)
def test_25_words_that_only_begin_so_stay(subject: str) -> None:
    assert subject_core(subject) == subject


def test_a_subject_of_marks_alone_is_empty() -> None:
    assert subject_core("RE: RE:") == ""
    assert subject_core("RE: " * 40 + "x") == "x"


def test_tokens_of_plus_addresses() -> None:
    assert tokens_in_addresses(
        ["Soporte+C7K4m29qx@empresa.es", "soporte@empresa.es", "a+otra@x.es", "b+c1@x.es"]
    ) == ("7k4m29qx",)


def test_tokens_of_a_mail_where_it_was_delivered_first() -> None:
    mail = read_mail(
        b"From: a@x.es\nTo: s+caaaaaa11@e.es\nCc: s+cbbbbbb22@e.es\n"
        b"Delivered-To: s+ccccccc33@e.es\nDelivered-To: s@e.es\n\nx"
    )

    assert tokens_in(mail) == ("cccccc33", "aaaaaa11", "bbbbbb22")


@pytest.mark.parametrize(
    ("subject", "marks"),
    [
        ("Re: Pedido [#1234]", ("1234",)),
        ("Re: Pedido [Caso 1234]", ("1234",)),
        ("[caso #1234] x", ("1234",)),
        ("[Ticket 12] [#12] [#13]", ("12", "13")),
        ("[#AT-2026-15]", ("AT-2026-15",)),
        ("[ticket nº 5]", ("5",)),
        ("[2026] Pedido 1234", ()),
        ("Pedido #1234", ()),
        ("[Lista] novedades", ()),
        ("[" * 2000, ()),
    ],
)
def test_marks_in_the_subject(subject: str, marks: tuple[str, ...]) -> None:
    assert marks_in_subject(subject) == marks


def test_13_ids_of_earlier_mails_ours_first_then_the_nearest() -> None:
    mail = read_mail(
        b"From: a@x.es\nMessage-ID: <yo@x>\nIn-Reply-To: <tres@x>\nReferences: <uno@e.es> <dos@x> <tres@x> <yo@x>\n\nx"
    )

    assert thread_ids(mail) == ("tres@x", "dos@x", "uno@e.es")
    assert thread_ids(mail, is_ours=lambda one: one.endswith("@e.es")) == ("uno@e.es", "tres@x", "dos@x")
