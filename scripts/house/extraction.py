"""Finds the strings that people read in a room's Python files and templates.

Babel reads Python and Django rewrites templates, so that no program of the system (xgettext) is needed
and every machine writes the same files.
"""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

_KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_noop": None,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_TEMPLATES = {".html", ".txt"}


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One string to translate; `plural` is empty for most, `context` tells two meanings or audiences apart."""

    msgid: str
    context: str = ""
    plural: str = ""


def texts_in(folders: Iterable[Path]) -> list[Text]:
    """Every string of these folders, once each, in alphabetical order. Tests and migrations are left out."""
    found: dict[tuple[str, str], Text] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            for text in _texts_of(path):
                known = found.get((text.context, text.msgid))
                if known is None or text.plural:
                    found[(text.context, text.msgid)] = text
    return sorted(found.values())


def _texts_of(path: Path) -> Iterator[Text]:
    if {"migrations", "tests", "__pycache__", "static", "locale"} & set(path.parts):
        return
    if path.suffix == ".py":
        python = path.read_text(encoding="utf-8")
        yield from _extracted(python, path)
        yield from _extracted(_calls_in_f_strings(python), path)
    elif path.suffix in _TEMPLATES and "templates" in path.parts:
        rewritten = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        yield from _extracted("\n".join(line.lstrip() for line in rewritten.splitlines()), path)


def _calls_in_f_strings(python: str) -> str:
    """Every call that stands inside an f-string, one a line: tokens of Python 3.11 do not tell them."""
    joined = (node for node in ast.walk(ast.parse(python)) if isinstance(node, ast.JoinedStr))
    calls = (node for string in joined for node in ast.walk(string) if isinstance(node, ast.Call))
    plain = (call for call in calls if call.args and isinstance(call.args[0], ast.Constant))
    return "".join(f"{ast.unparse(call)}\n" for call in plain)


def _extracted(python: str, path: Path) -> Iterator[Text]:
    try:
        for _line, message, _comments, context in extract("python", io.BytesIO(python.encode()), _KEYWORDS):
            if isinstance(message, tuple):
                yield Text(message[0], context or "", message[1])
            elif message:
                yield Text(message, context or "")
    except (SyntaxError, tokenize.TokenError) as error:
        raise SystemExit(f"{path}: {error}") from error
