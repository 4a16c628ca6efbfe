"""How elements lie on the page: which stand on lines of their own, which keep a distance or their spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from atiende.channels.rules.mail.splitting.lines import Line

SPACED = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dl", "fieldset"])
BLOCKS = SPACED | frozenset(
    [
        "address",
        "article",
        "aside",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
_TIGHT_STYLE = re.compile(r"margin(?:-top|-bottom)?\s*:\s*0", re.IGNORECASE)
_KEPT_SPACE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Region:
    """What the lines written now belong to.

    `is_doubted`: whole sentences in it are the customer's after all. `is_answer`: all of it is.
    """

    kind: str = ""
    quoted: bool = False
    indented: bool = False
    is_doubted: bool = False
    is_answer: bool = False


def is_tight(element: Any, has_tight_paragraphs: bool) -> bool:
    """Whether no blank line stands around a block, though its kind has one."""
    if element.tag in ("pre", "blockquote") or element.get("class", "")[:3].lower() == "mso":
        return True
    if has_tight_paragraphs and element.tag == "p":
        return True
    style = element.get("style")
    return bool(style) and bool(_TIGHT_STYLE.search(style[:1000]))


def keeps_space(element: Any) -> bool:
    """Whether line breaks in the source are line breaks on the page."""
    style = (element.get("style") or "")[:1000]
    return element.tag == "pre" or ("white-space" in style and bool(_KEPT_SPACE.search(style)))


def sign_of(picture: Any) -> list[str]:
    """The sign that a picture stands for, as some clients send emojis; nothing for other pictures."""
    words = picture.get("alt", "").strip()
    return [words] if words and len(words) <= 4 and not any(c.isascii() for c in words) else []


def joined(cells: list[Line]) -> Line:
    """The cells of a row as one line."""
    text = cells[0].text
    for cell in cells[1:]:
        text += f"{' ' if text.endswith(':') else ' | '}{cell.text}"
    first = cells[0]
    return Line(text, first.kind, first.quoted, first.indented, is_whole=True)
