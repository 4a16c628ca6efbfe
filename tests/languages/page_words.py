"""What a person reads or hears on a page, except what is data: names, dates, keys of the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser

SPOKEN_ATTRIBUTES = {"aria-label", "placeholder", "title", "alt", "aria-description", "aria-roledescription"}
SILENT = {
    "script",
    "style",
    "svg",
    "template",
    "code",
    "kbd",
    "time",
    "data",
    "samp",
    "pre",
    "noscript",
    "textarea",
}
DATA_CHOICES = {"time_zone", "country", "currency"}
"""Their names come from the CLDR in the reader's language."""
EMPTY = {
    "br",
    "hr",
    "img",
    "input",
    "meta",
    "link",
    "use",
    "path",
    "wbr",
    "source",
    "area",
    "base",
    "col",
    "embed",
}
_CUT = "\x00"
_IN_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_REFERENCE = re.compile(r"\b[0-9a-f]{12,16}\b|\b[A-Z2-7]{32}\b|\b[a-z_]+([.:][a-z0-9_]+)+\b|\(admin\)")
"""Correlation ids, the secrets of authenticator apps, names of scopes and handlers."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")
PROPER_NAMES = re.compile(
    r"\b(Atiende|Español|English|PostgreSQL|HTTPS?|OpenID Connect|SMTP|Ctrl|UTC|Python|[Uu]sted|Tú|Vos"
    r"|WhatsApp|Telegram|Instagram|Messenger|MX|SPF|DKIM|DMARC|TXT|Zendesk|Zammad|CSV|JSON|Excel|XLSX)\b"
)


class Words(HTMLParser):
    """Collects text between tags and spoken attributes; nothing inside an element marked `data-user` or silent."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_data = "data-user" in given or tag in SILENT or self._is_silent()
        is_data = is_data or (tag == "select" and given.get("name") in DATA_CHOICES)
        is_data = is_data or "av" in (given.get("class") or "").split()  # initials of a name
        # A language's own name, or an example in another language, says so by `lang`.
        is_data = is_data or ("lang" in given and tag != "html")
        if not is_data:
            self.found += [value for name, value in attrs if name in SPOKEN_ATTRIBUTES and value]
            if given.get("type") in {"submit", "button"} and tag == "input":
                self.found.append(given.get("value") or "")
        if tag not in EMPTY:
            self._open.append((tag, is_data))

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        if not self._is_silent():
            self.found.append(data)

    def _is_silent(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def untranslated(html: str, *, data: tuple[str, ...] = ()) -> list[str]:
    """The texts of a page that never went through a catalogue; `data` are values that the test itself put there."""
    words = Words()
    words.feed(html)
    return left_over(words.found, data=data)


def left_over(texts: Iterable[str], *, data: Iterable[str] = ()) -> list[str]:
    """What stays of these pieces of a page when brackets, data, references and proper names are taken away."""
    # One sentence may be cut by tags: its bracket opens in one piece of text and closes in another.
    left, before = _CUT.join(re.sub(r"\s+", " ", piece) for piece in texts), ""
    while left != before:
        before, left = left, _IN_BRACKETS.sub(_CUT, left)
    for value in sorted(data, key=len, reverse=True):
        left = left.replace(value, _CUT)
    pieces = (piece.strip() for piece in _REFERENCE.sub("", PROPER_NAMES.sub("", left)).split(_CUT))
    return [piece for piece in pieces if _LETTERS.search(piece)]
