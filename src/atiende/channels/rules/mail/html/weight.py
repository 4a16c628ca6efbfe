"""Whether a page is too heavy to be taken apart, and what is shown of it then."""

from __future__ import annotations

import re
from html import escape, unescape

_LENGTH_LIMIT = 8 * 1024 * 1024
_TAGS_LIMIT = 300_000
_REFERENCES_LIMIT = 50_000  # the parser's time grows with the square of them
_DEPTH_LIMIT = 500
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_CLOSED_BY_ITSELF = frozenset(
    [
        "br",
        "img",
        "hr",
        "meta",
        "link",
        "input",
        "col",
        "wbr",
        "area",
        "base",
        "source",
        "p",
        "li",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "tfoot",
        "dt",
        "dd",
        "option",
        "o",
    ]
)
_ATTRIBUTES_LIMIT = 20_000
_DATA = re.compile(r"data:image/[^\"'<>\s]*")
_SEPARATOR = re.compile(r"[\s/\"'=]+")
_DROPPED = re.compile(r"<(script|style|title|head)\b.*?(</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_ANY_TAG = re.compile(r"<[^<>]{0,20000}>")
_REMAINS_LIMIT = 2 * 1024 * 1024


def is_too_heavy(html: str) -> bool:
    """Whether cleaning it could take more than a second or two: too long, too many elements, nested too deeply."""
    if len(html) > _LENGTH_LIMIT or html.count("<") > _TAGS_LIMIT or html.count("&") > _REFERENCES_LIMIT:
        return True
    return _has_crowded_tag(html) or _is_deep(html)


def _has_crowded_tag(html: str) -> bool:
    """Whether one tag may hold so many attributes that comparing them takes long. A quote may hide the tag's end."""
    if max(map(len, html.split("<"))) < _ATTRIBUTES_LIMIT:
        return False
    for piece in _DATA.sub("", html).split("<"):
        if len(piece) >= _ATTRIBUTES_LIMIT:
            head = piece.partition(">")[0]
            region = piece if '"' in head or "'" in head else head
            if len(_SEPARATOR.findall(region)) > _ATTRIBUTES_LIMIT:
                return True
    return False


def _is_deep(html: str) -> bool:
    depth: dict[str, int] = {}
    total = 0
    for match in _TAG.finditer(html):
        name = match.group(2).lower()
        if name in _CLOSED_BY_ITSELF:
            continue
        if match.group(1):
            if depth.get(name, 0):
                depth[name] -= 1
                total -= 1
        else:
            depth[name] = depth.get(name, 0) + 1
            total += 1
            if total > _DEPTH_LIMIT:
                return True
    return False


def plain_remains(html: str) -> str:
    """The words of a page that was too heavy, without any markup of its own."""
    words = unescape(_ANY_TAG.sub(" ", _DROPPED.sub(" ", html[: _REMAINS_LIMIT * 2])))[:_REMAINS_LIMIT]
    return f"<pre>{escape(words)}</pre>"
