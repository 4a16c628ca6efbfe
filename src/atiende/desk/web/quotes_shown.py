"""Quotes as agents see them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from atiende.kernel.money import Money
from atiende.tasks.queries.quotes import is_expired, lines_of
from atiende.tasks.rules.quote import sums_of

STATES: Final = {
    "draft": ("", _("Draft")),
    "sent": ("info", _("Sent, waits for an answer")),
    "accepted": ("ok", _("Accepted")),
    "rejected": ("danger", _("Rejected")),
    "withdrawn": ("", _("Withdrawn")),
    "replaced": ("", _("Replaced by a newer version")),
    "expired": ("warn", _("Expired without an answer")),
}


@dataclass(frozen=True, slots=True)
class ShownLine:
    row: Any
    price: Money
    net: Money


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """`answer` None while the customer said nothing."""

    row: Any
    lines: list[ShownLine]
    net: Money
    tax: Money
    total: Money
    state: str
    chip: str
    word: Any
    answer: Any


def shown_quote(row: Any, *, at: dt.datetime) -> ShownQuote:
    rows = sorted(row.lines.all(), key=lambda line: line.position)
    lines = lines_of(row)
    sums = sums_of(lines)
    state = "expired" if row.state == "sent" and is_expired(row, at=at) else row.state
    chip, word = STATES[state]
    code = row.currency
    shown = [
        ShownLine(kept, Money(line.price, code), Money(line.net, code))
        for kept, line in zip(rows, lines, strict=True)
    ]
    return ShownQuote(
        row=row,
        lines=shown,
        net=Money(sums.net, code),
        tax=Money(sums.tax, code),
        total=Money(sums.total, code),
        state=state,
        chip=chip,
        word=word,
        answer=getattr(row, "answer", None),
    )
