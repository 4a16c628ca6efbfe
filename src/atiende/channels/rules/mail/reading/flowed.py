"""Text whose lines were broken only for the way (RFC 3676): the lines that the writer wrote."""

from __future__ import annotations

import re

_DELIMITER = "-- "
_LONGEST = 20_000
_BREAK_IN_WORDS = re.compile(r"\w \n(?=[^\s>])")


def flowed(text: str, *, drops_space: bool) -> str:
    """Joins the lines of a paragraph again. Lines behind ">" stay as they are: their breaks tell who wrote them.

    `drops_space`: the space before a break was put there for the way only. Some senders say so and do not do it:
    where several lines end in a space and none in two, the breaks stand between words.
    """
    if " \n" not in text:
        return text
    keeps_words = drops_space and "  \n" not in text and len(_BREAK_IN_WORDS.findall(text)) > 1
    lines: list[str] = []
    is_open = False
    for line in text.split("\n"):
        own = line[1:] if line[:1] == " " and line[1:2] != ">" else line
        if is_open and own.strip() and own != _DELIMITER and not line.startswith(">"):
            before = (
                lines[-1][:-1]
                if drops_space and not (keeps_words and _ends_word(lines[-1], own))
                else lines[-1]
            )
            lines[-1] = before + own
        else:
            lines.append(own)
        is_open = (
            own.endswith(" ") and own != _DELIMITER and not line.startswith(">") and len(lines[-1]) < _LONGEST
        )
    return "\n".join(lines)


def _ends_word(before: str, after: str) -> bool:
    """Whether dropping the space would glue two words of a script that parts them by spaces."""
    return before[-2:-1].isalnum() and ord(before[-2]) < 0x2E80 and ord(after[0]) < 0x2E80
