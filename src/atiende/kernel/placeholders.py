"""Texts with variables: `{cliente.nombre}`, or `{cliente.nombre|cliente}` with what stands there while it is unknown.

A variable is words joined by points, in braces, once or twice; nothing else in braces means anything. Values are put
in as they are into plain words, and escaped into HTML. There are no conditions, no loops and no calls.
"""

from __future__ import annotations

import html as html_words
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from atiende.kernel.text import one_line

_NAME: Final = r"[^\W\d_]\w*(?:\.[\w-]+)+"
_ONE: Final = re.compile(
    r"\{\{\s*(?P<twice>" + _NAME + r")\s*(?:\|(?P<else_twice>[^{}|]*))?\}\}"
    r"|\{(?P<once>" + _NAME + r")(?:\|(?P<else_once>[^{}|]*))?\}"
)


@dataclass(frozen=True, slots=True)
class Missing:
    """A variable without a value: its name as it was written, and what stands in its place (a gap when empty)."""

    name: str
    fallback: str


@dataclass(frozen=True, slots=True)
class Filled:
    text: str
    missing: tuple[Missing, ...] = ()


def names_in(text: str) -> tuple[str, ...]:
    """The variables of a text as they are written, each once, in their order."""
    return tuple(dict.fromkeys(_name(found) for found in _ONE.finditer(text)))


def unknown_in(text: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """Those of its variables that nobody knows."""
    return tuple(name for name in names_in(text) if not known(name.lower()))


def filled(text: str, values: Mapping[str, str], *, is_html: bool = False) -> Filled:
    """`values` by names in lower case. Without a value the fallback stands there, else the name in square brackets."""
    missing: dict[str, Missing] = {}

    def put(found: re.Match[str]) -> str:
        name = _name(found)
        value = one_line(values.get(name.lower(), ""), limit=500)
        if value:
            return html_words.escape(value) if is_html else value
        fallback = (found["else_once"] or found["else_twice"] or "").strip()
        missing.setdefault(
            name.lower(), Missing(name, html_words.unescape(fallback) if is_html else fallback)
        )
        return fallback or gap(name)

    return Filled(_ONE.sub(put, text), tuple(missing.values()))


def gap(name: str) -> str:
    """What stands where a value is missing and no fallback was given: seen by the writer, and looked for again."""
    return f"[{name}]"


def gaps_in(text: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """The gaps that were left in a text, by the names of their variables."""
    found = re.findall(r"\[(" + _NAME + r")\]", text)
    return tuple(name for name in dict.fromkeys(found) if known(name.lower()))


def _name(found: re.Match[str]) -> str:
    return found["once"] or found["twice"]
