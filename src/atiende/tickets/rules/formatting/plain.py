"""Plain words of formatted ones: lists with their marks, quotes with theirs, links with their address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_BLOCKS = frozenset({"div", "p", "blockquote", "ul", "ol", "li", "pre", "table", "thead", "tbody", "tr"})
_WITH_GAP = frozenset({"p"})
_BLANK = re.compile(r"[ \t\n\r\f]+")
_RULE = "* * *"


@dataclass(slots=True)
class _Around:
    """A list's point or a quote that lines stand in: its mark before the first of them, and before the others."""

    first: str
    others: str
    is_fresh: bool = True

    def take(self) -> str:
        mark = self.first if self.is_fresh else self.others
        self.is_fresh = False
        return mark


def plain_of(html: str) -> str:
    """The words of HTML that `formatted` made."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line = ""
        self._wants_gap = False
        self._around: list[_Around] = []
        self._numbers: list[int | None] = []
        self._open: list[str] = []
        self._links: list[tuple[str, int, int]] = []
        self._verbatim = 0

    def text(self) -> str:
        self._end_line()
        return "\n".join(line.rstrip() for line in self._lines).strip("\n").replace("\xa0", " ")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self._begin_block(tag, told)
        elif tag == "br":
            self._push(self._line)
        elif tag == "hr":
            self._end_line()
            self._push(_RULE)
        elif tag == "img":
            self._line += f"[{told.get('alt', '')}]"
        elif tag == "a":
            self._links.append((told.get("href", ""), len(self._lines), len(self._line)))
        elif tag in ("td", "th") and self._line.strip():
            self._line = f"{self._line.rstrip()} | "

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._links:
            self._end_link()
        if tag not in _BLOCKS:
            return
        self._end_line()
        if self._open:
            self._open.pop()
        self._wants_gap |= tag in _WITH_GAP
        if tag == "pre":
            self._verbatim -= 1
        if tag in ("ul", "ol") and self._numbers:
            self._numbers.pop()
            if self._is_in_list() and self._around:
                self._around.pop()
        if tag in ("li", "blockquote") and self._around:
            if tag == "li":
                self._wants_gap = False
                if self._around[-1].is_fresh:
                    self._push("")  # an empty point keeps its mark
            self._around.pop()

    def handle_data(self, data: str) -> None:
        if self._verbatim:
            *whole, last = data.split("\n")
            for line in whole:
                self._push(self._line + line)
            self._line += last
            return
        words = _BLANK.sub(" ", data)
        if not self._line or self._line.endswith(" "):
            words = words.lstrip(" ")
        self._line += words

    def _begin_block(self, tag: str, told: dict[str, str]) -> None:
        self._end_line()
        self._wants_gap |= tag in _WITH_GAP and not (self._around and self._around[-1].is_fresh)
        if tag in ("ul", "ol") and self._is_in_list():
            self._around.append(_Around("  ", "  "))
        self._open.append(tag)
        if tag == "pre":
            self._verbatim += 1
        if tag == "ul":
            self._numbers.append(None)
        elif tag == "ol":
            self._numbers.append(int(told.get("start") or 1))
        elif tag == "blockquote":
            self._around.append(_Around("> ", "> "))
        elif tag == "li":
            mark = self._next_mark()
            self._around.append(_Around(mark, " " * len(mark)))

    def _is_in_list(self) -> bool:
        """Whether a list begins or ends right in another one, outside of its points, as editors nest them."""
        return bool(self._open) and self._open[-1] in ("ul", "ol")

    def _next_mark(self) -> str:
        number = self._numbers[-1] if self._numbers else None
        if number is None:
            return "- "
        self._numbers[-1] = number + 1
        return f"{number}. "

    def _end_link(self) -> None:
        address, line, place = self._links.pop()
        said = self._line[place:] if line == len(self._lines) else ""
        scheme, _, rest = address.partition(":")
        bare = rest if scheme in ("mailto", "tel") else address
        if bare and bare.rstrip("/") not in (said.strip().rstrip("/"), f"https://{said.strip()}"):
            self._line = f"{self._line.rstrip()} ({bare})"

    def _end_line(self) -> None:
        if self._line.strip():
            self._push(self._line)
        self._line = ""

    def _push(self, line: str) -> None:
        if self._wants_gap and self._lines and self._lines[-1].strip(" >"):
            self._lines.append("".join(each.others for each in self._around if not each.is_fresh))
        self._wants_gap = False
        self._lines.append("".join(each.take() for each in self._around) + line)
        self._line = ""
