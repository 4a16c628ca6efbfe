"""Quoting by '>' at the beginning of lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from atiende.channels.rules.mail.splitting.dates import find_date, find_day
from atiende.channels.rules.mail.splitting.lines import QUOTE, Line

_MARK = re.compile(r"[>\uff1e]")
_SHOUT = re.compile(r"^>{2,}[^<>](?:.*[^<>])?(?:<{2,}|>{2,})$")
_END_OF_ADDRESS = re.compile(r"^>\)?,? ?[^\W\d_]{0,12} ?[^\W\d_]{0,12}\s?:$")
_INITIALS = re.compile(r"([^\W\d_]{1,4})>")
_WRAPPED_AT = 55
_LONGEST_ITEM = 75


def mark_quoted(lines: Sequence[Line]) -> None:
    """Folds lines behind '>', with the ends of lines that wrapping has torn from them."""
    above = ""
    for line in lines:
        if not line.kind and line.bare[:1] in (">", "\uff1e") and not _is_other_arrow(line.bare, above):
            line.quoted, line.kind = True, QUOTE
        above = line.bare
    _mark_initials(lines)
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if not line.kind and before.quoted and after.quoted and _is_torn_off(before.bare, line.bare):
            line.quoted, line.kind = True, QUOTE


def _mark_initials(lines: Sequence[Line]) -> None:
    """Folds lines behind the initials of their writer and '>', below a line that says who wrote and when."""
    above = initials = ""
    for line in lines:
        if line.is_blank:
            continue
        found = None if line.kind else _INITIALS.match(line.bare)
        if found and not initials and above.endswith(":") and (find_date(above) or find_day(above)):
            initials = found[1]
        if found and found[1] == initials:
            line.quoted, line.kind = True, QUOTE
        above = line.bare


def _is_other_arrow(words: str, above: str) -> bool:
    """Whether the arrow shouts, frames an attribution, or closes the address that the line above has opened."""
    if _SHOUT.match(words):
        return True
    return above.rfind("<") > above.rfind(">") and bool(_END_OF_ADDRESS.match(words))


def release_lists(lines: Sequence[Line]) -> None:
    """Shows '>' again where the customer uses it for the items of a list. For messages without any other history."""
    blocks = [list(group) for quoted, group in groupby(lines, key=_is_item_or_blank) if quoted]
    blocks = [[line for line in block if not line.is_blank] for block in blocks]
    blocks = [block for block in blocks if block]
    places = {id(line): place for place, line in enumerate(lines)}
    if blocks and all(_is_list(block, _words_before(lines, places[id(block[0])])) for block in blocks):
        for line in (line for block in blocks for line in block):
            line.quoted, line.kind = False, ""


def _is_item_or_blank(line: Line) -> bool:
    return line.is_blank or line.quoted


def _words_before(lines: Sequence[Line], place: int) -> str:
    for line in reversed(lines[max(0, place - 3) : place]):
        if not line.is_blank:
            return line.bare
    return ""


def _is_list(block: list[Line], before: str) -> bool:
    items = [_MARK.sub("", line.bare, count=1).strip() for line in block]
    if not before or any(not item or item[0] == ">" or len(item) > _LONGEST_ITEM for item in items):
        return False
    if all(item[0].isdigit() for item in items):
        return True
    alike = len({item[0].isupper() for item in items}) == 1
    return (
        len(items) > 1 and before.endswith(":") and alike and not any(i.endswith((".", "?")) for i in items)
    )


def _is_torn_off(before: str, line: str) -> bool:
    return bool(line) and line[0].islower() and len(before) >= _WRAPPED_AT and before[-1] not in ".?!:;"
