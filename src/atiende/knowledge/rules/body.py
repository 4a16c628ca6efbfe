"""HTML of articles without anything that runs, loads, submits or stands out of its place."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

import nh3

from atiende.kernel.markup import NO_WORDS_INSIDE

MOST_CHARACTERS: Final = 1_000_000
_MOST_ELEMENTS: Final = 20_000
_TAGS: Final = frozenset(
    [
        *("a", "b", "strong", "i", "em", "u", "s", "sub", "sup", "code", "br"),
        *("div", "p", "blockquote", "ul", "ol", "li", "pre", "hr", "dl", "dt", "dd"),
        *("table", "thead", "tbody", "tr", "td", "th", "h2", "h3", "h4", "h5", "h6"),
    ]
)
_ATTRIBUTES: Final[dict[str, set[str]]] = {
    "a": {"href"}, "ol": {"start"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"},
}  # fmt: skip
_BLOCK_ENDS: Final = re.compile(r"<(?:br|/p|/div|/li|/h\d|/tr|/dt|/dd|/blockquote|/pre|/table)\b[^>]*>")
_FIRST_HEADING: Final = re.compile(r"<(/?)h1\b[^>]*>", re.IGNORECASE)
_PICTURE: Final = re.compile(r"<img\b[^>]*?\balt=\"([^\"<>]{1,300})\"[^>]*>", re.IGNORECASE)
_SMALL_NUMBER: Final = re.compile(r"[0-9]{1,3}")
_REL: Final = "noopener noreferrer nofollow"


def is_too_heavy(html: str) -> bool:
    """Whether cleaning it would take beyond measure."""
    return len(html) > MOST_CHARACTERS or html.count("<") > _MOST_ELEMENTS


def harmless(html: str) -> str:
    """What is allowed and nothing else; of pictures their words stay, the largest heading is the page's own."""
    told = _PICTURE.sub(r"[\1]", _FIRST_HEADING.sub(r"<\1h2>", html.replace("\x00", "")))
    return nh3.clean(
        told,
        tags=set(_TAGS),
        clean_content_tags=set(NO_WORDS_INSIDE),
        attributes=_ATTRIBUTES,
        attribute_filter=_filtered,
        url_schemes={"http", "https", "mailto", "tel"},
        url_relative="deny",
        link_rel=_REL,
    )


def plain_words(html: str) -> str:
    """The words of HTML that `harmless` made, a block a line."""
    bare = nh3.clean(_BLOCK_ENDS.sub("\n", html), tags=set())
    lines = (" ".join(line.split()) for line in unescape(bare).splitlines())
    return "\n".join(line for line in lines if line)


def _filtered(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return value if len(value) <= 2000 else None
    return value if name == "rel" or _SMALL_NUMBER.fullmatch(value) else None
