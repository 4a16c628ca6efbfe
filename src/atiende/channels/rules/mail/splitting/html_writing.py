"""Writes elements as lines: paragraphs, breaks, lists, tables, links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from atiende.channels.rules.mail.splitting.contact_lines import is_prose
from atiende.channels.rules.mail.splitting.html_layout import (
    BLOCKS,
    SPACED,
    Region,
    is_tight,
    joined,
    keeps_space,
    sign_of,
)
from atiende.channels.rules.mail.splitting.html_links import address_to_show
from atiende.channels.rules.mail.splitting.lines import Line

RULER = "_" * 32
_SPACES = re.compile(r"[ \t\r\n\f]+")
_MOST_NESTED_TABLES = 30
_FIRST_LINES = 200


@dataclass(slots=True)
class _Row:
    cells: list[list[Line]] = field(default_factory=list)


class Writer:
    """Takes elements and text in document order, gives lines."""

    def __init__(self, has_tight_paragraphs: bool) -> None:
        self._region = Region()
        self._has_tight_paragraphs = has_tight_paragraphs
        self._targets: list[list[Line]] = [[]]
        self._rows: list[_Row] = []
        self._buffer: list[str] = []
        self._flushes = 0
        self._gap = False
        self._prefix = ""
        self._lists: list[int] = []
        self._links: list[tuple[int, int]] = []
        self._kept_space = 0

    @property
    def region(self) -> Region:
        return self._region

    @region.setter
    def region(self, region: Region) -> None:
        if region != self._region:
            self._flush()
            self._region = region

    def write(self, text: str) -> None:
        """Takes a piece of text."""
        if not self._kept_space or "\n" not in text:
            self._buffer.append(_SPACES.sub(" ", text))
            return
        first, *others = text.replace("\r\n", "\n").split("\n")
        self._buffer.append(first)
        for piece in others:
            self._flush(is_break=True)
            self._buffer.append(piece)

    def rule(self) -> None:
        """Draws a ruler."""
        self._flush()
        self._add(RULER)

    def open(self, element: Any) -> None:
        """Begins an element."""
        tag = element.tag
        if tag == "br":
            self._flush(is_break=True)
        elif tag in BLOCKS:
            self._open_block(element, tag)
        elif tag == "a":
            self._links.append((self._flushes, len(self._buffer)))
        elif tag == "img":
            self._buffer += sign_of(element)

    def close(self, element: Any) -> None:
        """Ends an element."""
        tag = element.tag
        if tag == "a" and self._links:
            self._close_link(element, *self._links.pop())
        elif tag in BLOCKS:
            self._close_block(element, tag)

    def words_so_far(self) -> str:
        """What is visible of the lines written up to now, from the first on."""
        return " ".join(line.bare for line in self._targets[0][:_FIRST_LINES] if not line.kind)

    def finish(self) -> list[Line]:
        """All lines, when everything has been taken."""
        self._flush()
        while len(self._targets) > 1:
            rest = self._targets.pop()
            self._targets[-1].extend(rest)
        return self._targets[0]

    def _open_block(self, element: Any, tag: str) -> None:
        self._flush()
        if tag in SPACED:
            self._gap = self._gap or not is_tight(element, self._has_tight_paragraphs)
        if tag == "hr":
            self._add(RULER)
        elif tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self._open_item()
        elif tag == "tr" and len(self._targets) <= _MOST_NESTED_TABLES:
            self._rows.append(_Row())
        elif tag in ("td", "th") and self._rows and len(self._targets) <= _MOST_NESTED_TABLES:
            self._targets.append([])
        if keeps_space(element):
            self._kept_space += 1

    def _close_block(self, element: Any, tag: str) -> None:
        self._flush()
        if tag in SPACED:
            self._gap = self._gap or not is_tight(element, self._has_tight_paragraphs)
        if keeps_space(element):
            self._kept_space -= 1
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._prefix = ""
        elif tag in ("td", "th") and len(self._targets) > 1 and self._rows:
            self._rows[-1].cells.append(self._targets.pop())
        elif tag == "tr" and self._rows and len(self._rows) > len(self._targets) - 1:
            self._close_row(self._rows.pop())

    def _open_item(self) -> None:
        indent = "  " * min(8, max(0, len(self._lists) - 1))
        if self._lists and self._lists[-1] >= 0:
            self._lists[-1] += 1
            self._prefix = f"{indent}{self._lists[-1]}. "
        else:
            self._prefix = f"{indent}- "

    def _close_row(self, row: _Row) -> None:
        cells = [[line for line in cell if not line.is_blank] for cell in row.cells]
        cells = [cell for cell in cells if cell]
        kinds = {(line.kind, line.quoted) for cell in cells for line in cell}
        target = self._targets[-1]
        if len(cells) > 1 and all(len(cell) == 1 for cell in cells) and len(kinds) == 1:
            target.append(joined([cell[0] for cell in cells]))
        else:
            for cell in row.cells:
                target.extend(cell)

    def _close_link(self, element: Any, flushes: int, start: int) -> None:
        if flushes != self._flushes:
            return
        shown = address_to_show(element.get("href", ""), "".join(self._buffer[start:]))
        if shown:
            self._buffer.append(f" {shown}")

    def _flush(self, *, is_break: bool = False) -> None:
        if not self._buffer and not is_break:
            return
        text = "".join(self._buffer)
        self._buffer = []
        self._flushes += 1
        words = text.strip(" \t\r\n\f") if not self._kept_space else text.rstrip(" \t\r\n\f")
        if not words.strip(" \t\r\n\f"):
            if is_break:
                self._add_blank()
            return
        if not self._kept_space:
            words = _SPACES.sub(" ", words)
        self._add(words.replace("\u00a0", " ").rstrip())

    def _add(self, words: str) -> None:
        if not words:
            self._add_blank()
            return
        target = self._targets[-1]
        if self._gap and target and not target[-1].is_blank:
            target.append(self._line(""))
        self._gap = False
        target.append(self._line(self._prefix + words))
        self._prefix = ""

    def _add_blank(self) -> None:
        target = self._targets[-1]
        if len(target) < 2 or not (target[-1].is_blank and target[-2].is_blank):
            target.append(self._line(""))
        self._gap = False

    def _line(self, words: str) -> Line:
        region = self._region
        kind = "" if region.is_doubted and is_prose(words or " ") else region.kind
        return Line(words, kind, region.quoted, region.indented, is_whole=True, is_answer=region.is_answer)
