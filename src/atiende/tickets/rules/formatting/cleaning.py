"""HTML of staff without anything that runs, loads, submits or stands out of its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import nh3

from atiende.tickets.rules.formatting.allowed import (
    ATTRIBUTES,
    BLOCKS,
    DROPPED_WITH_CONTENT,
    HEADINGS,
    INLINE,
    LIKE_DIV,
    SCHEMES,
    TABLES,
)
from atiende.tickets.rules.formatting.pictures import with_names

REL: Final = "noopener noreferrer nofollow"
TAGS: Final = INLINE | BLOCKS | TABLES
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_LINK = re.compile(r"(?:https?://[^/\s]|mailto:.|tel:.)", re.IGNORECASE)
_SMALL_NUMBER = re.compile(r"[0-9]{1,3}")
_LONGEST = {"href": 2000, "alt": 300}
_HEADING = re.compile(rf"<(/?)(?:{'|'.join(sorted(HEADINGS))})>")
_LIKE_DIV = re.compile(rf"<(/?)(?:{'|'.join(sorted(LIKE_DIV))})>")


def formatted(html: str, pictures: Mapping[str, str] | None) -> str:
    """`html` with what is allowed, and nothing else. `pictures`: Content-ID → name; no others are kept. None: all."""
    cleaned = nh3.clean(
        html,
        tags=set(TAGS | HEADINGS | LIKE_DIV),
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attributes=ATTRIBUTES,
        attribute_filter=_filtered,
        url_schemes={*SCHEMES, "cid"},
        url_relative="deny",
        link_rel=REL,
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )
    # The sanitiser has left these elements without any attribute.
    cleaned = _HEADING.sub(lambda tag: "</b></div>" if tag.group(1) else "<div><b>", cleaned)
    cleaned = _LIKE_DIV.sub(r"<\1div>", cleaned).replace("<div></div>", "")
    return cleaned if pictures is None else with_names(cleaned, pictures)


def _filtered(tag: str, name: str, value: str) -> str | None:
    if len(value) > _LONGEST.get(name, 300):
        return None
    if name == "href":
        url = _IGNORED_BY_BROWSERS.sub("", value)
        return url if _LINK.match(url) else None
    if name == "src":
        return value if value[:4] == "cid:" else None
    if name in ("start", "colspan", "rowspan"):
        return value if _SMALL_NUMBER.fullmatch(value) else None
    return value
