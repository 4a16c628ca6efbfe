"""Messages made to keep a reader busy end in time that grows no faster than they do."""

from __future__ import annotations

import time

import pytest

from atiende.channels.rules.mail.splitting import split_mail

LIMIT_SECONDS = 10  # of this process's CPU; on a busy machine most need less than two

HTML = {
    "five megabytes of paragraphs": "<p>hola <b>que</b> tal amigo</p>\n" * 160_000,
    "as many tags as are read": "<p>hola <b>que</b> tal amigo</p>\n" * 24_000,
    "a million breaks": "a<br>" * 1_000_000,
    "nested elements": "<div>" * 90_000 + "hola",
    "nested tables": "<table><tr><td>x" * 30_000,
    "nested quotes": "<blockquote type=cite>x" * 90_000,
    "nested containers": ("<div class=gmail_quote>x" * 900 + "</div>" * 900) * 50,
    "containers in a row": "<div class=gmail_quote>x</div>" * 45_000,
    "one long style": "<div style='" + "overflow:hidden " * 200_000 + "'>x</div>",
    "style sheet": "<style>" + "p{margin " * 500_000 + "</style>x",
    "angles": "<" * 2_000_000,
    "links": "<a href='https://x.example/a?b=c'>hola</a> " * 45_000,
    "attributes": "<div " + "a=b " * 1_000_000 + ">x",
}
TEXT = {
    "one line of a megabyte": "a" * 1_000_000,
    "blanks and a word": " " * 1_000_000 + "x",
    "dashes and a word": "-" * 1_000_000 + "x",
    "at signs": "a@" * 500_000,
    "quoted lines": "> hola que tal\n" * 50_000,
    "quotes and answers": "> hola que tal\nno\n" * 25_000,
    "almost attributions": "El 3/11/26 a las 10:15 hola:\n" * 60_000,
    "almost headers": "De: x\n" * 60_000,
    "headers and blanks": "De: x\n\n" * 60_000,
    "almost notices": "este mensaje confidencial\n\n" * 40_000,
    "delimiters": "--\nMarta\n" * 60_000,
    "rulers": "-----\n" * 100_000,
    "framed words": ("--" + "ab " * 20 + "--" * 40 + "x\n") * 20_000,
    "blank lines": "\n" * 3_000_000,
    "names": "Marta Ruiz\n" * 100_000,
    "spaces before a colon": ("De" + " " * 480 + ":\n") * 20_000,
    "combining signs": "e\u0301" * 500_000,
}
ALIKE = {
    "five megabytes of paragraphs": "as many tags as are read",
    "nested containers": "nested quotes",
    "containers in a row": "nested quotes",
    "framed words": "delimiters",
    "rulers": "delimiters",
    "almost attributions": "almost headers",
    "headers and blanks": "almost headers",
    "quotes and answers": "quoted lines",
}
"""Heavy, and of the kind of another that stays in every run."""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] if name in ALIKE else []) for name in (*HTML, *TEXT)]
)
def test_it_ends_in_time(name: str) -> None:
    began = time.process_time()
    split_mail(text=TEXT.get(name, ""), html=HTML.get(name, ""))
    assert time.process_time() - began < LIMIT_SECONDS


def test_an_answer_below_fifty_thousand_quoted_lines_is_seen() -> None:
    text = "> hola que tal\n" * 50_000 + "\nSí, de acuerdo.\n"
    assert split_mail(text=text, html="").visible_text == "Sí, de acuerdo."


@pytest.mark.parametrize("html", ["", " ", "<", "<html>", "\x00", "<!-- -->", "\ud800", "<p>\x00hola"])
def test_broken_markup_is_no_error(html: str) -> None:
    assert split_mail(text="hola", html=html).visible_text == "hola"
