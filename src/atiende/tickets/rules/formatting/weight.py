"""Whether what staff hand in is too heavy to be taken apart in bounded time."""

from __future__ import annotations

import re
from typing import Final

_MOST_TAGS: Final = 50_000
_MOST_REFERENCES: Final = 50_000  # the parser's time grows with the square of them
_DEEPEST: Final = 100
_MOST_ATTRIBUTES: Final = 20_000  # of one element: they are compared with one another
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_SEPARATOR = re.compile(r"[\s/\"'=]+")
_EMPTY = frozenset({"br", "img", "hr", "wbr", "col", "meta", "link", "input"})


def is_too_heavy(html: str) -> bool:
    """Too many elements or references, too many attributes, nested too deeply."""
    if html.count("<") > _MOST_TAGS or html.count("&") > _MOST_REFERENCES:
        return True
    return _is_crowded(html) or _is_deep(html)


def _is_crowded(html: str) -> bool:
    """A quote may hide the end of a tag, so that the words after it count too."""
    pieces = (piece for piece in html.split("<") if len(piece) > _MOST_ATTRIBUTES)
    return any(
        len(_SEPARATOR.findall(piece)) > _MOST_ATTRIBUTES
        for piece in pieces
        if any(quote in piece.partition(">")[0] for quote in "\"'") or ">" not in piece[:_MOST_ATTRIBUTES]
    )


def _is_deep(html: str) -> bool:
    depth = 0
    for match in _TAG.finditer(html):
        if match.group(2).lower() in _EMPTY:
            continue
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        if depth > _DEEPEST:
            return True
    return False
