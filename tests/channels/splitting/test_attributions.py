"""How clients in many languages say who wrote the words below: a line each, `⏎` where the client wraps it."""

from __future__ import annotations

from html import escape

import pytest

from atiende.channels.rules.mail.splitting import split_mail
from tests.channels.splitting.cases import HERE

LINES = (HERE / "attributions.txt").read_text(encoding="utf-8").splitlines()
WORDS = "Buenas, es la 45.\n\nGracias"
NEEDS_A_QUOTE = ("Quoting", "Mensaje citado", "* ")


@pytest.mark.parametrize("line", LINES)
def test_above_quoted_words(line: str) -> None:
    text = f"{WORDS}\n\n{line.replace('⏎', chr(10))}\n> Hola\n> qué tal\n"
    assert split_mail(text=text, html="").visible_text == WORDS


@pytest.mark.parametrize("line", LINES)
def test_above_words_without_marks(line: str) -> None:
    if line.startswith(NEEDS_A_QUOTE) or line == "Marta Ruiz <marta@x.example> escribió:":
        return
    text = f"{WORDS}\n\n{line.replace('⏎', chr(10))}\n\nHola, qué tal\n\nFirma\n"
    assert split_mail(text=text, html="").visible_text == WORDS


@pytest.mark.parametrize("line", LINES)
def test_above_an_element_that_only_indents(line: str) -> None:
    head = escape(line.replace("⏎", ""), quote=False)
    html = f"<div>Es la 45.</div><div>{head}<br></div><blockquote style='margin:0'>Hola</blockquote>"
    assert split_mail(text="", html=html).visible_text == "Es la 45."
