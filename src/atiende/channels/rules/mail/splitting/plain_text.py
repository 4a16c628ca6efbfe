"""Plain text to lines and back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from atiende.channels.rules.mail.splitting.lines import Line

MOST_LINES = 60_000
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff \t"
_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


def read_text(text: str) -> list[Line]:
    """The lines of a text part, never more than two blank ones together; after very many, the rest as one line."""
    lines: list[Line] = []
    blanks = 0
    pieces = _BREAKS.split(text.replace("\x00", "").replace("\u00a0", " "))
    for place, piece in enumerate(pieces):
        if len(lines) >= MOST_LINES:
            lines.append(Line("\n".join(pieces[place:])))
            break
        if not piece:
            blanks += 1
            if blanks <= 2:
                lines.append(Line(""))
            continue
        line = Line(piece)
        blanks = blanks + 1 if line.is_blank else 0
        if blanks <= 2:
            lines.append(line)
    return lines


def join_lines(lines: Iterable[str]) -> str:
    """Lines as one text: nothing blank at the ends, one blank line where there were more."""
    kept: list[str] = []
    has_words = False
    for line in lines:
        words = line.rstrip()
        if words.strip(_INVISIBLE):
            kept.append(words)
            has_words = True
        elif has_words:
            kept.append("")
            has_words = False
    return "\n".join(kept).strip("\n")
