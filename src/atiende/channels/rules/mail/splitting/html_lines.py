"""Mail HTML as lines that read well, each knowing which element it stands in."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree

from atiende.channels.rules.mail.splitting.html_colours import announced_hue, is_of_hue
from atiende.channels.rules.mail.splitting.html_layout import Region
from atiende.channels.rules.mail.splitting.html_structure import Role, role_of
from atiende.channels.rules.mail.splitting.html_writing import Writer
from atiende.channels.rules.mail.splitting.lines import (
    ATTRIBUTION,
    FORWARDED,
    HEADER_BLOCK,
    QUOTE,
    SIGNATURE,
    Line,
    plain,
)
from atiende.channels.rules.mail.splitting.plain_text import read_text

_DEEPEST = 2000  # the parser drops what is nested deeper
_TIGHT = re.compile(
    r"(?:^|[\s},.])p(?:\.[\w-]+)?\s*(?:,[^{}]{0,200})?\{[^}]{0,300}?margin(?:-top|-bottom)?\s*:\s*0",
    re.IGNORECASE,
)
MOST_TAGS = 100_000  # no client writes more; the words of such a message are read without structure
_UNSEEN = re.compile(r"<(?:style|script|title)\b[^<>]{0,2000}>[^<]*", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|tr|td|th|li|ul|ol|table|blockquote|pre|hr|h[1-6])\b[^<>]{0,2000}>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]{0,2000}>")
_FOLDED_AS = {
    Role.QUOTE: QUOTE,
    Role.FORWARDED: FORWARDED,
    Role.CITED: QUOTE,
    Role.ATTRIBUTION: ATTRIBUTION,
    Role.HEADER: HEADER_BLOCK,
    Role.SIGNATURE: SIGNATURE,
}
_BEGINNINGS = frozenset({Role.RULED, Role.HEADER, Role.BREAK})  # of history that is not marked by itself
_CONTAINERS = frozenset({Role.QUOTE, Role.SIGNATURE})


def read_html(html: str, *, trusts_containers: bool = True) -> list[Line]:
    """The lines of an HTML part.

    Without trust, elements that people may have written into fold nothing by themselves.
    """
    root = _tree(html) if html.count("<") <= MOST_TAGS else None
    if root is None:
        return _without_tags(html)
    reading = _Reading(trusts_containers, bool(_TIGHT.search(html[:60_000])))
    depth = deepest = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            deepest = max(deepest, depth)
            reading.enter(element)
        else:
            depth -= 1
            reading.leave(element)
    return _without_tags(html) if deepest >= _DEEPEST else reading.writer.finish()


def _tree(html: str) -> etree._Element | None:
    source = html.replace("\x00", "").encode("utf-8", "replace")
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    try:
        return etree.fromstring(source, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _without_tags(html: str) -> list[Line]:
    """For markup that no client writes: the words, without structure."""
    words = _UNSEEN.sub("", html.replace("\r", " ").replace("\n", " "))
    words = unescape(_TAG.sub("", _BLOCK_TAG.sub("\n", words)))
    return read_text("\n".join(piece for piece in words.split("\n") if piece.strip()))


class _Reading:
    """Walks the elements in document order and tells the writer in which region it is."""

    def __init__(self, trusts_containers: bool, has_tight_paragraphs: bool) -> None:
        self.writer = Writer(has_tight_paragraphs)
        self._trusts = trusts_containers
        self._outer: list[tuple[Role, Region, bool]] = []
        self._hidden = 0
        self._in_quoting = False
        self._hue = ""

    def enter(self, element: etree._Element) -> None:
        if self._hidden:
            self._hidden += 1
            return
        role = role_of(element, in_quoting=self._in_quoting, is_folded=bool(self.writer.region.kind))
        if role is Role.HIDDEN:
            self._hidden = 1
            return
        if role is Role.NONE and self._hue and is_of_hue(element, self._hue):
            role = Role.ANSWER
        self._outer.append((role, self.writer.region, self._in_quoting))
        if role is not Role.NONE:
            self._open(role)
        self.writer.open(element)
        if element.text:
            self.writer.write(element.text)

    def leave(self, element: etree._Element) -> None:
        if self._hidden > 1:
            self._hidden -= 1
            return
        if self._hidden:
            self._hidden = 0
        else:
            self._close(element)
        if element.tail:
            self.writer.write(element.tail)

    def _open(self, role: Role) -> None:
        region = self.writer.region
        if role is Role.ANSWER:
            self.writer.region = Region(is_answer=True)
            return
        if role in _BEGINNINGS and not self._hue:
            self._hue = announced_hue(plain(self.writer.words_so_far()))
        if role is Role.RULED and not region.kind:
            self.writer.rule()
        if role in (Role.QUOTING, Role.QUOTE):
            self._in_quoting = True
        kind = region.kind or self._kind(role)
        is_cited = role is Role.CITED
        self.writer.region = Region(
            kind,
            quoted=region.quoted or is_cited,
            indented=region.indented or is_cited or role is Role.INDENTED,
            is_doubted=region.is_doubted or (role is Role.SIGNATURE and not self._trusts),
        )

    def _kind(self, role: Role) -> str:
        if role in _CONTAINERS and not self._trusts and role is not Role.SIGNATURE:
            return ""
        return _FOLDED_AS.get(role, "")

    def _close(self, element: etree._Element) -> None:
        role, region, in_quoting = self._outer.pop()
        self.writer.close(element)
        if role is not Role.NONE:
            self._in_quoting = in_quoting
            self.writer.region = region
        if role in (Role.HEADER, Role.BREAK) and not region.kind:
            self._fold_rest()

    def _fold_rest(self) -> None:
        rest = Region(QUOTE)
        self.writer.region = rest
        self._outer = [(role, rest, in_quoting) for role, _, in_quoting in self._outer]
