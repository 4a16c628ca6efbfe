"""Signatures without markup: below a line of dashes, or a block of contact data at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from atiende.channels.rules.mail.splitting.closings import is_closing
from atiende.channels.rules.mail.splitting.contact_lines import (
    is_name,
    is_of_the_case,
    is_picture,
    is_prose,
    is_short,
    kinds_of,
)
from atiende.channels.rules.mail.splitting.lines import SIGNATURE, Line, fold, plain

_DELIMITER = re.compile(r"^(?:--|\u2014|\u2013\u2013|-- ?\*|__)$")
_POSTSCRIPT = re.compile(r"^(?:p\. ?d\.?|pd|p\. ?s\.?|ps|pos[td]data|post ?data|nota|edit)\b ?[.:,-]")
_TAX_NUMBER = re.compile(
    r"\b(?:CIF|NIF|C\.I\.F\.|N\.I\.F\.|NIT|RUC|RFC|CUIT)\b", re.IGNORECASE
)  # asked for invoices
_MOTTO = re.compile(r"^[\"“«'‘].{3,100}[\"”»'’]\.?$")
_OF_A_SERVICE = re.compile(
    r"^(?:this|este|el) .{0,40}\b(?:message|mensaje|correo|e-?mail|mms|sms)\b.{0,30}"
    r"\b(?:was|has been|ha sido|fue|se ha) (?:sent|enviad[oa])\b"
)
_MOST_DASHES = 2
_MOST_MARKED = 40
_MOST_LINES = 14
_LONGEST = 120  # with blank lines
_MOST_BLOCK = 18
_MOST_GUESSES = 4
_LONGEST_CLOSING = 6  # words


def fold_signatures(run: Sequence[Line]) -> None:
    """Folds the signature at the end of a stretch of visible lines; a closing and the name typed under it stay."""
    _fold_delimited(run)
    _fold_contact_block([line for line in run if not line.kind])


def _fold_delimited(run: Sequence[Line]) -> None:
    if sum(line.bare == "--" and line.text.strip("\r\n") != "-- " for line in run) > _MOST_DASHES:
        return  # they part what is told
    for place, line in enumerate(run):
        if line.kind or not line.text.strip() or not (_DELIMITER.match(line.bare) or line.is_rule):
            continue
        if len(run) - place > _LONGEST:
            continue
        below = _until_postscript(run[place + 1 :])
        if _is_signature(line, [other for other in below if not other.is_blank]):
            fold(run[place : place + 1 + len(below)], SIGNATURE)
            return


def _until_postscript(below: Sequence[Line]) -> Sequence[Line]:
    for place, line in enumerate(below):
        if _POSTSCRIPT.match(plain(line.bare[:20])):
            return below[:place]
    return below


def _is_signature(delimiter: Line, below: Sequence[Line]) -> bool:
    words = [line.bare for line in below if not line.kind]
    if not words:
        return delimiter.bare in ("--", "\u2014")  # what stood below is folded already
    if any(is_of_the_case(line) for line in words):
        return False
    if delimiter.text.strip("\r\n").lstrip() == "-- ":
        return len(words) <= _MOST_MARKED
    if len(words) > _MOST_LINES or any(line[:2] in ("--", "- ", "* ", "• ") for line in words):
        return False
    if _OF_A_SERVICE.match(plain(words[0])):
        return True
    prose = sum(is_prose(line) for line in words)
    contacts = frozenset[str]().union(*(kinds_of(line) for line in words))
    if _DELIMITER.match(delimiter.bare):
        return prose == 0 or (prose <= len(words) // 3 and len(contacts) >= 2)
    return is_name(words[0]) and prose == 0 and bool(contacts)


def _fold_contact_block(run: Sequence[Line]) -> None:
    top, closing = _climb(run)
    if top < 0:
        return
    before = next((line.bare for line in reversed(run[:top]) if not line.is_blank), "")
    if before.endswith(":"):
        return
    begin = _below_typed_name(run, top) if closing else top
    block = [line.bare for line in run[begin:] if not line.is_blank]
    if block and _is_company_block(block, has_closing=closing, has_words_above=bool(before)):
        fold(run[begin:], SIGNATURE)


def _climb(run: Sequence[Line]) -> tuple[int, bool]:
    """The first line of the block at the end and whether a closing stands above it; -1 where there is none.

    Below a closing, short lines that tell nothing known belong to the block too.
    """
    top = guessed_top = -1
    seen = guesses = 0
    for place in range(len(run) - 1, -1, -1):
        words = run[place].bare
        if not words:
            continue
        kinds = kinds_of(words)
        if is_closing(words) and not kinds & {"phone", "web", "street"}:
            if all(line.is_blank for line in run[:place]):
                return top, False
            return (guessed_top if len(words.split()) <= _LONGEST_CLOSING else top), True
        if is_of_the_case(words):
            return top, False
        if not (kinds or is_name(words) or run[place].is_rule or is_picture(words)):
            if top < 0 and not guesses and _MOTTO.match(words):
                continue
            guesses += 1
            if not is_short(words) or guesses > _MOST_GUESSES or top < 0:
                return top, False
        elif not guesses:
            top = place
        guessed_top, seen = place, seen + 1
        if seen > _MOST_BLOCK:
            return -1, False
    return top, False


def _below_typed_name(run: Sequence[Line], top: int) -> int:
    """Leaves the name that follows the closing at once, or that stands alone under it."""
    words = run[top].bare
    is_typed = is_name(words) and not kinds_of(words) - {"title", "company"}
    is_adjacent = top > 0 and not run[top - 1].is_blank
    is_alone = top + 1 < len(run) and run[top + 1].is_blank
    if not is_typed or not (is_adjacent or is_alone):
        return top
    return next((place for place in range(top + 1, len(run)) if not run[place].is_blank), len(run))


def _is_company_block(block: Sequence[str], *, has_closing: bool, has_words_above: bool) -> bool:
    kinds = frozenset[str]().union(*(kinds_of(words) for words in block))
    of_a_company = kinds & {"title", "company", "web", "social"}
    if has_closing:
        return len(kinds) >= 2 or bool(kinds & {"web", "social"})
    named = is_name(block[0]) or bool(kinds_of(block[0]) & {"company", "title"})
    if not named or len(block) < 3 or not of_a_company or any(_TAX_NUMBER.search(words) for words in block):
        return False
    if has_words_above:
        return len(kinds) >= 2 and bool(kinds & {"phone", "web", "mail"})
    return len(kinds) >= 3 and len(of_a_company) >= 2
