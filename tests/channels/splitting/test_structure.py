"""What is folded, as what, and what the whole message is."""

from __future__ import annotations

import pytest

from atiende.channels.rules.mail.splitting import Folded, split_mail

REPLY = """Sí, de acuerdo.

Un saludo,
Marta

Enviado desde mi iPhone

El 3/11/26 a las 10:15, Soporte escribió:
> ¿Está de acuerdo?
"""


def test_pieces_are_named_and_in_order() -> None:
    split = split_mail(text=REPLY, html="")
    assert split.folded == (
        Folded("signature", "Enviado desde mi iPhone"),
        Folded("attribution", "El 3/11/26 a las 10:15, Soporte escribió:"),
        Folded("quote", "> ¿Está de acuerdo?"),
    )
    assert split.has_quote
    assert split.full_text == REPLY.strip()


def test_a_signature_is_no_quote() -> None:
    assert not split_mail(text="Hola\n\n-- \nMarta", html="").has_quote


def test_a_message_without_text_has_its_html_as_text() -> None:
    split = split_mail(text="", html="<p>Hola</p><blockquote type=cite>Antes</blockquote>")
    assert split.visible_text == "Hola"
    assert "Antes" in split.full_text


def test_html_without_words_gives_way_to_the_text() -> None:
    assert split_mail(text="Hola", html="<html><img src='cid:a'></html>").visible_text == "Hola"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Vean\n\n---------- Forwarded message ---------\nDe: A <a@x.example>\n\nHola", ["forwarded"]),
        ("Vale\n\nDe: A\nEnviado: martes 10:15\nPara: B\nAsunto: C\n\nHola", ["header_block", "quote"]),
        ("Vale\n\nAntes de imprimir este correo piense en el medio ambiente.", ["disclaimer"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [piece.kind for piece in split_mail(text=text, html="").folded] == kinds


@pytest.mark.parametrize(
    ("href", "words", "seen"),
    [
        ("https://www.x.example/", "www.x.example", "www.x.example"),
        ("https://x.example/a", "aquí", "aquí (https://x.example/a)"),
        ("javascript:alert(1)", "aquí", "aquí"),
        ("mailto:a@x.example", "a@x.example", "a@x.example"),
        ("mailto:a@x.example", "Ana", "Ana <a@x.example>"),
        (
            "https://e.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example%2Fa",
            "x.example/a",
            "x.example/a",
        ),
    ],
)
def test_links(href: str, words: str, seen: str) -> None:
    assert split_mail(text="", html=f'<p>Vea <a href="{href}">{words}</a></p>').visible_text == f"Vea {seen}"
