"""The words of an HTML text, for places that show no HTML."""

from __future__ import annotations

import re
from typing import Any

from lxml import html as markup
from lxml.etree import LxmlError, iterwalk

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "tr",
        "li",
        "ul",
        "ol",
        "table",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "pre",
    ]
)
_SILENT = frozenset(["script", "style", "head", "title", "template"])
_LIMIT = 2_000_000


def plain_of_html(html: str) -> str:
    """The text of a page, a line per block; empty when it says nothing."""
    if not html.strip():
        return ""
    try:
        root = markup.document_fromstring(
            html[:_LIMIT].encode("utf-8"), parser=markup.HTMLParser(encoding="utf-8", no_network=True)
        )
    except (LxmlError, ValueError, AssertionError):
        return ""
    out: list[str] = []
    for event, element in iterwalk(root, events=("start", "end", "comment", "pi")):
        is_tag = isinstance(element.tag, str)
        if event == "start" and is_tag:
            if element.tag in _BLOCKS:
                out.append("\n")
            if element.text and not _is_silent(element):
                out.append(re.sub(r"\s+", " ", element.text))
        elif event == "end":
            if is_tag and element.tag in _BLOCKS and element.tag != "br":
                out.append("\n")
            if element.tail and not _is_silent(element.getparent()):
                out.append(re.sub(r"\s+", " ", element.tail))
    text = re.sub(r" *\n[ \n]*\n *", "\n\n", "".join(out).replace("\xa0", " "))
    return re.sub(r" *\n *", "\n", text).strip()


def _is_silent(element: Any) -> bool:
    return element is not None and element.tag in _SILENT
