"""Folds the history of a message: quotes with what introduces them, header blocks, forwarded messages."""

from __future__ import annotations

from collections.abc import Sequence

from atiende.channels.rules.mail.splitting.attribution import find_attribution, opens_history
from atiende.channels.rules.mail.splitting.header_blocks import HeaderBlock, find_header_block
from atiende.channels.rules.mail.splitting.lines import (
    ATTRIBUTION,
    FORWARDED,
    HEADER_BLOCK,
    HISTORY,
    QUOTE,
    Line,
    fold,
    next_words,
)
from atiende.channels.rules.mail.splitting.quote_marks import release_lists
from atiende.channels.rules.mail.splitting.separators import asks_to_answer_above, is_framed, separator_kind


def fold_history(lines: Sequence[Line]) -> None:
    """Folds what is not new; quotes with marks are folded already.

    What stands below a head without marks is history too, to the end.
    """
    following = next_words(lines)
    found = has_words_above = False
    place = 0
    while place < len(lines):
        if lines[place].kind or lines[place].is_blank:
            place += 1
            continue
        after = _fold_here(lines, place, following, is_first=not has_words_above)
        found = found or after > place
        has_words_above = has_words_above or (after == place and not lines[place].is_rule)
        place = max(after, place + 1)
    if not found and not any(line.kind in HISTORY and not line.quoted for line in lines):
        release_lists(lines)


def _fold_here(lines: Sequence[Line], place: int, following: Sequence[int], *, is_first: bool) -> int:
    """Folds what begins (or, an attribution, ends) at a place; the place after it, or the place itself for nothing."""
    kind = separator_kind(lines[place].bare)
    if kind and is_first and asks_to_answer_above(lines[place].bare):
        fold(lines[place : place + 1], HEADER_BLOCK)  # with nothing above it, what it parts stands below
        return place + 1
    if kind:
        return _fold_separated(lines, place, following, kind)
    is_announced = lines[place].is_rule or is_framed(lines[place].bare)
    first = following[place + 1] if is_announced else place
    if first < len(lines) and not lines[first].kind and first - place <= 3:
        block = find_header_block(lines, first, following, is_announced=is_announced, is_first=is_first)
        if block:
            return _fold_block(lines, place, block, following, QUOTE)
    if opens_history(lines, place):
        fold(lines[place:], QUOTE)
        return len(lines)
    return _fold_attribution(lines, place, following)


def _fold_separated(lines: Sequence[Line], place: int, following: Sequence[int], kind: str) -> int:
    first = following[place + 1]
    block = None
    if first < len(lines) and not lines[first].kind:
        block = find_header_block(lines, first, following, is_announced=True, is_first=False)
    if block is None:
        block = HeaderBlock(place, place + 1)
    return _fold_block(lines, place, block, following, kind)


def _fold_block(
    lines: Sequence[Line], place: int, block: HeaderBlock, following: Sequence[int], kind: str
) -> int:
    fold(lines[place : block.end], FORWARDED if kind == FORWARDED else HEADER_BLOCK)
    return _fold_below(lines, block.end, following, kind)


def _fold_attribution(lines: Sequence[Line], place: int, following: Sequence[int]) -> int:
    after = following[place + 1]
    is_quote_next = after < len(lines) and (lines[after].quoted or lines[after].indented)
    is_blank_next = place + 1 >= len(lines) or lines[place + 1].is_blank
    begin = find_attribution(lines, place, is_quote_next=is_quote_next, is_blank_next=is_blank_next)
    if begin < 0:
        return place
    fold(lines[begin : place + 1], ATTRIBUTION)
    return _fold_below(lines, place + 1, following, QUOTE)


def _fold_below(lines: Sequence[Line], place: int, following: Sequence[int], kind: str) -> int:
    """Folds the words below a head: those that are marked as quoted, or else all to the end."""
    first = following[place]
    if first < len(lines) and lines[first].quoted:
        return place
    if first < len(lines) and lines[first].indented:
        fold((line for line in lines[first:] if line.indented), kind)
        return place
    fold(lines[place:], kind)
    return len(lines)
