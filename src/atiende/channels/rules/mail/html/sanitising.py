"""A mail's HTML without anything that runs, loads, submits or leaves its frame."""

from __future__ import annotations

import re

import nh3

from atiende.channels.rules.mail.html.allowed import ATTRIBUTES, SCHEMES, TAGS
from atiende.channels.rules.mail.html.images import marked
from atiende.channels.rules.mail.html.styles import harmless_style
from atiende.channels.rules.mail.html.weight import is_too_heavy, plain_remains
from atiende.kernel.markup import NO_WORDS_INSIDE

_REL = "noopener noreferrer nofollow"
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_LINK = re.compile(r"(?:https?://[^/\s]|mailto:|tel:)", re.IGNORECASE)
_REMOTE = re.compile(r"https?://[^/\s]", re.IGNORECASE)
_DATA_IMAGE = re.compile(r"data:image/(?:png|gif|jpe?g|webp|bmp);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_LAYOUT_VALUE = re.compile(r"[\w#%.,\s+-]{1,100}")
_FREE_TEXT = frozenset({"title", "alt", "summary", "face"})


def sanitised(html: str) -> str:
    """HTML fit to be shown in a frame of its own. Images carry `data-cid` or `data-remote-src` instead of `src`.

    What is too long or too deeply nested to be cleaned in bounded time comes back as its words.
    """
    html = html.replace("\x00", "")
    if is_too_heavy(html):
        return plain_remains(html)
    cleaned = nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=set(NO_WORDS_INSIDE),
        attributes=ATTRIBUTES,
        attribute_filter=_filtered,
        url_schemes={*SCHEMES, "cid", "data"},
        url_relative=_absolute,
        link_rel=_REL,
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )
    return marked(cleaned)


def _absolute(url: str) -> str | None:
    """An address without scheme names its host or is none: a mail has no place that it could be relative to."""
    return f"https:{url}" if url.startswith("//") else None


def _filtered(tag: str, name: str, value: str) -> str | None:
    if name == "style":
        return harmless_style(value) or None
    if name == "href":
        url = _IGNORED_BY_BROWSERS.sub("", value)
        return url if url.startswith("//") or _LINK.match(url) else None
    if name == "src":
        return _image_source(value)
    if name in ("rel", "target") or name in _FREE_TEXT:
        return value
    return value if _LAYOUT_VALUE.fullmatch(value) else None


def _image_source(value: str) -> str | None:
    if value[:11].lower() == "data:image/":
        return value if _DATA_IMAGE.fullmatch(value) else None
    url = _IGNORED_BY_BROWSERS.sub("", value)
    return url if url[:4].lower() == "cid:" or url.startswith("//") or _REMOTE.match(url) else None
