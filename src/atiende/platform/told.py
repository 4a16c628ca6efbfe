"""What a worker has to say and a person will read: kept as sentence and facts, put into words in the reader's language.

    row.last_error = tell(gettext_noop("The server's certificate is not trusted: %(reason)s."), reason=said)
    words_of(row.last_error)                 # in the language of whoever asks; in templates: {{ row.last_error|told }}

What a server said is kept as it said it, in the same column, and comes back as it is.
"""

from __future__ import annotations

import json
from typing import Any, Final

from django.utils.translation import gettext

from atiende.kernel.refusals import Refusal
from atiende.kernel.text import one_line

LIMIT: Final = 500
"""Characters of the stored form: what the columns hold."""
_MARK: Final = '{"told": '
_SHORTEST: Final = 8

Piece = str | list[Any]
"""What somebody else said, or [sentence, facts]."""


def tell(sentence: str, /, **facts: object) -> str:
    """The stored form of a sentence of ours (a message id, for gettext_noop). Facts that are too long are cut."""
    return _stored([[sentence, {name: one_line(str(fact), limit=LIMIT) for name, fact in facts.items()}]])


def tell_refusal(refusal: Refusal) -> str:
    """The stored form of what a refusal says."""
    return tell(refusal.message, **refusal.params)


def join(*stored: str) -> str:
    """Several things told, in order."""
    pieces = [piece for each in stored if each for piece in _pieces(each)]
    if all(isinstance(piece, str) for piece in pieces):
        return one_line("; ".join(map(str, pieces)), limit=LIMIT)
    return _stored(pieces)


def words_of(stored: str) -> str:
    """In the language that is active. What is in no form of ours is what somebody else said."""
    return "; ".join(_said(piece) for piece in _pieces(stored))


def is_ours(stored: str) -> bool:
    """False for the words of a server alone."""
    return any(isinstance(piece, list) for piece in _pieces(stored))


def _said(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    sentence, facts = piece
    try:
        return gettext(sentence) % facts if facts else gettext(sentence)
    except (KeyError, ValueError, TypeError):
        return str(sentence)


def _pieces(stored: str) -> list[Piece]:
    if not stored.startswith(_MARK):
        return [stored] if stored else []
    try:
        told = json.loads(stored)["told"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return [stored]
    return told if isinstance(told, list) and told and all(map(_is_piece, told)) else [stored]


def _is_piece(piece: Any) -> bool:
    if isinstance(piece, str):
        return True
    return (
        isinstance(piece, list) and len(piece) == 2 and isinstance(piece[0], str) and isinstance(piece[1], dict)
        and bool(piece[0])
    )  # fmt: skip


def _stored(pieces: list[Piece]) -> str:
    text = _written(pieces)
    while len(text) > LIMIT and _cut_longest(pieces, len(text) - LIMIT):
        text = _written(pieces)
    return text


def _written(pieces: list[Piece]) -> str:
    return json.dumps({"told": pieces}, ensure_ascii=False)


def _cut_longest(pieces: list[Piece], excess: int) -> bool:
    """Shorten the longest fact, or what somebody else said; False when nothing is left to shorten."""
    places: list[tuple[Any, Any]] = [(pieces, n) for n, piece in enumerate(pieces) if isinstance(piece, str)]
    places += [(piece[1], name) for piece in pieces if isinstance(piece, list) for name in piece[1]]
    if not places:
        return False
    holder, place = max(places, key=lambda each: len(each[0][each[1]]))
    text = holder[place]
    if len(text) <= _SHORTEST:
        return False
    holder[place] = text[: max(_SHORTEST - 1, len(text) - excess - 1)] + "…"
    return True
