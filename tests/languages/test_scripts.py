"""Scripts hold no sentences: what they show comes translated from the server, as JSON in the page."""

from __future__ import annotations

import re

import pytest

from tests.architecture.source import PACKAGE

OWN = sorted(path for path in PACKAGE.rglob("*.js") if "vendor" not in path.parts)
COMMENTS = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
LITERAL = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
SENTENCE = re.compile(r"^[A-ZÁÉÍÓÚ¿¡][a-záéíóúñ]+( [\w…,]+)+[.!?…]?$")
_GIVES = r"(?:textContent|innerText|title|placeholder|alert|confirm|prompt)"
SHOWN = re.compile(_GIVES + r"\s*(?:=|\()\s*[\"']([^\"']*[A-Za-z]{2,}[^\"']*)")


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_a_script_shows_no_words_of_its_own(path):
    text = COMMENTS.sub("", path.read_text(encoding="utf-8"))
    literals = [first or second for first, second in LITERAL.findall(text)]
    assert [literal for literal in literals if SENTENCE.match(literal)] == []
    assert SHOWN.findall(text) == []


@pytest.mark.parametrize("line", ['toast("Could not save it.")', 'a.title = "Close"', "confirm('Leave?')"])
def test_the_lint_sees_a_sentence(line):
    literals = [first or second for first, second in LITERAL.findall(line)]
    assert SHOWN.findall(line) or any(SENTENCE.match(literal) for literal in literals)
