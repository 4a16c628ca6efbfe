"""Quotes as their customer reads them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext

from atiende.kernel.clock import utc_now
from atiende.kernel.money import Money
from atiende.portal.web.brand_page import BrandRequest
from atiende.portal.web.following import proof_in
from atiende.tasks.queries.quotes import is_expired, lines_of, quotes_followed
from atiende.tasks.rules.quote import sums_of


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """`state`: sent, accepted, rejected, expired, or changed when a newer one took its place."""

    row: Any
    lines: list[tuple[Any, Money, Money]]
    tax: Money
    total: Money
    state: str
    chip: str
    word: str
    answer: Any


def shown_quote(row: Any, *, at: dt.datetime) -> ShownQuote:
    kept, lines, code = sorted(row.lines.all(), key=lambda line: line.position), lines_of(row), row.currency
    sums = sums_of(lines)
    state = _state(row, at=at)
    chip, word = _word(state)
    shown = [
        (each, Money(line.price, code), Money(line.net, code)) for each, line in zip(kept, lines, strict=True)
    ]
    answer = getattr(row, "answer", None)
    return ShownQuote(row, shown, Money(sums.tax, code), Money(sums.total, code), state, chip, word, answer)


def quotes_waiting(request: BrandRequest, number: int) -> list[ShownQuote]:
    """Those of the case that the browser may read."""
    at = utc_now()
    proof = proof_in(request, number, at=at)
    return [] if proof is None else [shown_quote(row, at=at) for row in quotes_followed(proof)]


def _state(row: Any, *, at: dt.datetime) -> str:
    if row.state == "sent":
        return "expired" if is_expired(row, at=at) else "sent"
    return row.state if row.state in ("accepted", "rejected") else "changed"


def _word(state: str) -> tuple[str, str]:
    words = {
        "sent": ("warn", pgettext("customer", "Waits for your answer")),
        "accepted": ("ok", pgettext("customer", "Accepted")),
        "rejected": ("", pgettext("customer", "Rejected")),
        "expired": ("", pgettext("customer", "Not valid any more")),
        "changed": ("", pgettext("customer", "Changed or taken back")),
    }
    return words[state]
