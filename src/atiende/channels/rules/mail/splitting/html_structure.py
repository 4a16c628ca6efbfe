"""What mail clients say by their markup: which elements quote, introduce a quote, or hold a signature.

Names are matched at the end of classes and ids, because clients put their own prefix before those of others.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Any

from atiende.channels.rules.mail.splitting.lines import FORWARDED
from atiende.channels.rules.mail.splitting.separators import separator_kind


class Role(Enum):
    """What an element is to the message."""

    NONE = auto()
    HIDDEN = auto()
    QUOTE = auto()  # all of it is history
    FORWARDED = auto()
    QUOTING = auto()  # the blockquotes in it are history, words between them are answers
    CITED = auto()  # a blockquote that is history
    INDENTED = auto()  # a blockquote that may be
    ATTRIBUTION = auto()
    HEADER = auto()  # a header block: what follows it in the document is history
    BREAK = auto()  # what follows it in the document is history
    RULED = auto()  # Outlook's line above its header block
    SIGNATURE = auto()
    ANSWER = auto()  # in the colour in which the customer says to answer


_HIDDEN_TAGS = frozenset(
    [
        "script",
        "style",
        "title",
        "template",
        "object",
        "svg",
        "math",
        "select",
        "textarea",
        "iframe",
        "xml",
        "meta",
        "link",
        "audio",
        "video",
        "canvas",
        "map",
        "button",
    ]
)
_QUOTE = (
    "yahoo_quoted",
    "mail-editor-reference-message-container",
    "ms-outlook-mobile-reference-message",
    "edo-original",
    "isreplycontent",
    "messagereplysection",
    "__quoted_text__",
    "freshdesk_quote",
    "missive_quote",
    "gmx_quote",
    "quoted-reply",
    "yandex_quote",
)
_QUOTING = ("gmail_quote", "gmail_quote_container", "protonmail_quote", "zmail_extra")
_CITED = ("tutanota_quote", "protonmail_quote", "clean_bq", "front-blockquote", "moz-quote")
_ATTRIBUTION = ("moz-cite-prefix", "reply-intro", "zmail_extra_hr")
_HEADER = ("divrplyfwdmsg", "outlookmessageheader", "moz-email-headers-table", "__headers__")
_BREAK = ("stopspelling", "zwchr", "orimsghtmlseperator", "replysplit", "_originalcontent", "spnorigmsg")
_SIGNATURE = (
    "signature",
    "gmail_signature_prefix",
    "protonmail_signature_block",
    "zmail_signature_below",
    "signature_block",
    "_rc_sig",
    "messagesignaturesection",
    "__sig_pre__",
    "__sig_post__",
    "moz-txt-sig",
)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|"
    r"(?:max-)?height\s*:\s*0(?:px|pt)?\s*(?:;|$)[^{]{0,400}overflow\s*:\s*hidden|"
    r"overflow\s*:\s*hidden[^{]{0,400}(?<![\w-])(?:max-)?height\s*:\s*0(?:px|pt)?\s*(?:;|$)|"
    r"(?<![\w-])opacity\s*:\s*0\s*(?:;|$)",
    re.IGNORECASE,
)
_TOP_LINE = re.compile(r"border-top\s*:\s*[^;]*solid", re.IGNORECASE)
_LABELLED = re.compile(r"^\s*[^\W\d_][^:\n]{0,24}:")


def role_of(element: Any, *, in_quoting: bool, is_folded: bool) -> Role:
    """The role of an element by its tag and attributes.

    `in_quoting`: within an element whose blockquotes quote. `is_folded`: within one that folds all.
    """
    tag = element.tag
    if tag in _HIDDEN_TAGS:
        return Role.HIDDEN
    attributes = element.attrib
    if not attributes:
        return Role.CITED if tag == "blockquote" and in_quoting else _bare_role(tag)
    style = attributes.get("style", "")[:2000]
    if "hidden" in attributes or (style and _HIDING.search(style)):
        return Role.HIDDEN
    if is_folded:
        return Role.CITED if tag == "blockquote" else Role.NONE
    names = _names(attributes)
    if tag == "blockquote":
        return _blockquote(attributes, names, in_quoting=in_quoting)
    if names:
        named = _named(element, names, in_quoting=in_quoting)
        if named is not Role.NONE:
            return named
    if tag == "div" and style and _TOP_LINE.search(style) and _LABELLED.match(beginning(element)):
        return Role.RULED
    return Role.NONE


def beginning(element: Any, length: int = 200) -> str:
    """The first words of an element."""
    found = ""
    for seen, piece in enumerate(element.itertext()):
        found = f"{found}{piece}".lstrip()
        if len(found) >= length or seen > 60:
            break
    return found[:length]


def _bare_role(tag: str) -> Role:
    return Role.INDENTED if tag == "blockquote" else Role.NONE


def _names(attributes: Any) -> list[str]:
    joined = " ".join(
        attributes.get(name, "")[:500] for name in ("class", "id", "name", "data-marker", "data-smartmail")
    )
    return joined.lower().split()


def _ends(names: list[str], endings: tuple[str, ...]) -> bool:
    return any(name.endswith(endings) for name in names)


def _blockquote(attributes: Any, names: list[str], *, in_quoting: bool) -> Role:
    is_cited = attributes.get("type", "").lower() == "cite" or "cite" in attributes
    return Role.CITED if is_cited or in_quoting or _ends(names, _CITED) else Role.INDENTED


def _named(element: Any, names: list[str], *, in_quoting: bool) -> Role:
    if _ends(names, _SIGNATURE):
        return Role.SIGNATURE
    if _ends(names, _QUOTE) or (element.tag == "div" and element.get("name") == "quote"):
        return Role.QUOTE
    if _ends(names, ("moz-forward-container",)):
        return Role.FORWARDED
    if _ends(names, _QUOTING) and not in_quoting:
        return _quoting(element)
    if in_quoting and _ends(names, ("gmail_attr",)):
        return Role.ATTRIBUTION
    if _ends(names, _HEADER):
        return Role.HEADER
    if _ends(names, _BREAK):
        return Role.BREAK
    return Role.ATTRIBUTION if _ends(names, _ATTRIBUTION) else Role.NONE


def _quoting(element: Any) -> Role:
    first_line = beginning(element).partition("\n")[0].strip()
    announced = re.match(
        r"[-=\u2010-\u2015]{3,60}[^-=\u2010-\u2015]{3,60}[-=\u2010-\u2015]{3,60}", first_line
    )
    if announced and separator_kind(announced[0].replace("\u00a0", " ")) == FORWARDED:
        return Role.FORWARDED
    return Role.QUOTE if next(element.iter("blockquote"), None) is None else Role.QUOTING
