"""The way of a mail through the rules: markup first, then the lines that are left."""

from __future__ import annotations

from collections.abc import Sequence

from atiende.channels.rules.mail.splitting.disclaimers import fold_disclaimers
from atiende.channels.rules.mail.splitting.history import fold_history
from atiende.channels.rules.mail.splitting.html_lines import read_html
from atiende.channels.rules.mail.splitting.html_writing import RULER
from atiende.channels.rules.mail.splitting.lines import HISTORY, Line, fold, next_words, visible_runs
from atiende.channels.rules.mail.splitting.mobile_signatures import fold_mobile_signatures
from atiende.channels.rules.mail.splitting.plain_text import join_lines, read_text
from atiende.channels.rules.mail.splitting.quote_marks import mark_quoted
from atiende.channels.rules.mail.splitting.result import Folded, SplitMail
from atiende.channels.rules.mail.splitting.signatures import fold_signatures

_MOST_LINES = 12_000  # further lines are shown, or folded with the history that they continue
_MOST_TAGS_TWICE = 30_000


def split_mail(*, text: str, html: str) -> SplitMail:
    """Tells the new words of a mail from its history and signatures. Either part may be empty."""
    lines = read_html(html) if html.strip() else []
    if any(_has_words(line.bare) for line in lines) or (lines and not text.strip()):
        result = _split(lines, text)
        if html.count("<") < _MOST_TAGS_TWICE and not _has_words(result.visible_text):
            return _second_look(html, text) or result
        return result
    return _split(read_text(text), text)


def _second_look(html: str, text: str) -> SplitMail | None:
    """Once more without trusting markup: some clients let people write inside the element of a quote or signature."""
    result = _split(read_html(html, trusts_containers=False), text)
    return result if result.visible_text else None


def _split(lines: Sequence[Line], text: str) -> SplitMail:
    head, rest = lines[:_MOST_LINES], lines[_MOST_LINES:]
    mark_quoted(lines)
    fold_history(head)
    for run in visible_runs(head):
        fold_mobile_signatures(run)
        fold_disclaimers(run)
        fold_signatures([line for line in run if not line.kind])
    _fold_loose_rules(head)
    if rest and head[-1].kind and not head[-1].quoted:
        fold(rest, head[-1].kind)
    return SplitMail(
        visible_text=join_lines(line.text for line in lines if not line.kind),
        folded=_folded(lines),
        has_quote=any(line.kind in HISTORY for line in lines),
        full_text=_full_text(text) or join_lines(line.text for line in lines),
    )


def _full_text(text: str) -> str:
    return join_lines(text.replace("\x00", "").replace("\u00a0", " ").splitlines())


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _fold_loose_rules(lines: Sequence[Line]) -> None:
    """Folds a ruler that is left over above what is folded, or at the end."""
    following = next_words(lines)
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        is_apart = not place or lines[place - 1].is_blank or line.text == RULER
        if line.kind or not is_apart or not line.is_rule:
            continue
        after = following[place + 1]
        if after < len(lines) and lines[after].kind:
            line.kind = lines[after].kind


def _folded(lines: Sequence[Line]) -> tuple[Folded, ...]:
    pieces: list[tuple[str, list[str]]] = []
    for line in lines:
        if not line.kind:
            continue
        if not pieces or pieces[-1][0] != line.kind:
            pieces.append((line.kind, []))
        pieces[-1][1].append(line.text)
    return tuple(Folded(kind, words) for kind, texts in pieces if (words := "\n".join(texts).strip("\n")))
