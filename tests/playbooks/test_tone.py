"""Whether a text says usted and tú to the same reader: on sentences as people write them."""

from __future__ import annotations

import pytest

from atiende.organisation.rules.form_of_address import FormOfAddress
from atiende.playbooks.rules.tone import mixed_address

USTED, TU, VOS = FormOfAddress.USTED, FormOfAddress.TU, FormOfAddress.VOS


@pytest.mark.parametrize(
    "text",
    [
        "Buenos días, Rosa: le escribimos por su pedido. Si necesita algo más, no dude en decírnoslo. Un saludo.",
        "Hola, Rosa: hemos visto tu pedido y ya va de camino. Si necesitas algo, dinos. ¡Gracias!",
        "Hola, Rosa. Ya podés retirar tu pedido. Si querés, te lo enviamos. Avisanos, vos decidís.",
        "El pedido puede tardar dos días. Gracias por la paciencia.",
        "Estimada señora: le rogamos que disculpe las molestias. Quedamos a su disposición.",
        "¿Cómo estás? Te llamamos después, además del correo.",
        "Su hermana vive en su casa y tú lo sabes.",
        "> Tú me dijiste otra cosa\nLe escribimos por su pedido.",
        "Como dice en su correo, «tu pedido llega hoy». Le confirmamos la fecha.",
        "Usted nos dijo que escribiéramos a tu@correo.example y a https://tu.example/has.",
        "",
        "12345 €",
    ],
)
def test_one_way_of_speaking_is_no_mixture(text) -> None:
    assert mixed_address(text) is None


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Le escribimos por tu pedido.", USTED, TU),
        ("Hola, Rosa: te confirmamos que su pedido salió ayer.", USTED, TU),
        ("Usted puede devolverlo. Si quieres, dinos cuándo.", USTED, TU),
        ("Disculpe las molestias, ya tienes el reembolso.", USTED, TU),
        ("Le agradecemos su paciencia. Avísanos cuando llegue.", USTED, TU),
        ("Escríbanos si necesitas algo.", USTED, TU),
        ("Le enviamos el paquete. Podés retirarlo mañana.", USTED, VOS),
        ("Tú puedes cambiarlo y, si querés, devolverlo.", TU, VOS),
        ("¿ESTÁS BIEN? QUEDAMOS A SU DISPOSICIÓN.", USTED, TU),
    ],
)
def test_a_mixture_is_told_with_a_word_of_each(text, one, other) -> None:
    found = mixed_address(text)
    assert found is not None
    assert (found.one, found.other) == (one, other)
    assert found.one_word
    assert found.other_word


def test_another_language_has_no_form_of_address() -> None:
    assert mixed_address("Le écrivons: tu has it, usted.", language="en") is None


def test_a_long_text_is_looked_through_quickly() -> None:
    assert mixed_address("Le escribimos por el caso. " * 30_000) is None
