"""The form of a quote: what it is for, its days, and a row of fields for each line."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from atiende.desk.web.amount_field import AmountField
from atiende.tasks.rules.quote import MOST_LINES, Line, Offer

ROWS: Final = 6
VALID: Final = dt.timedelta(days=30)
DAY = {"type": "date"}
_PARTS: Final = (
    ("what", _("Description")),
    ("quantity", _("Quantity")),
    ("price", _("Price")),
    ("tax", _("Tax rate")),
)


class QuoteForm(forms.Form):
    """`rows` lines of fields; those that are empty do not count."""

    title = forms.CharField(label=_("What it is for"), max_length=200)
    currency = forms.CharField(label=_("Currency"), max_length=3)
    valid_until = forms.DateField(
        label=_("Valid until"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    starts_on = forms.DateField(
        label=_("Begins on"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    ready_on = forms.DateField(
        label=_("Ready on"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    remark = forms.CharField(
        label=_("Remark"), required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    lines = forms.CharField(label=_("Lines"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, rows: int = ROWS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = min(max(rows, ROWS), MOST_LINES)
        for n in range(self.rows):
            self.fields[f"what_{n}"] = forms.CharField(max_length=200, required=False)
            self.fields[f"quantity_{n}"] = AmountField(required=False)
            self.fields[f"price_{n}"] = AmountField(required=False)
            self.fields[f"tax_{n}"] = AmountField(required=False)
            for part, word in _PARTS:
                self.fields[f"{part}_{n}"].label = f"{word} {n + 1}"

    def line_fields(self) -> list[list[Any]]:
        """The bound fields of each row, in the order of the columns."""
        return [[self[f"{part}_{n}"] for part, _word in _PARTS] for n in range(self.rows)]

    def typed(self) -> Offer:
        data = self.cleaned_data
        named = ("title", "currency", "valid_until", "starts_on", "ready_on", "remark")
        lines = [self._line(n) for n in range(self.rows)]
        return Offer(lines=tuple(line for line in lines if line is not None), **{k: data[k] for k in named})

    def _line(self, n: int) -> Line | None:
        what, quantity, price, tax = (self.cleaned_data.get(f"{part}_{n}") for part, _word in _PARTS)
        if not what and quantity is None and price is None:
            return None
        is_whole = price is not None
        number = Decimal(1) if quantity is None else quantity
        return Line(str(what or ""), number if is_whole else Decimal(0), price or Decimal(0), tax)


def initial_of_quote(quote: Any, *, currency: str) -> dict[str, Any]:
    """What the form starts with: an empty one for None."""
    if quote is None:
        return {"currency": currency, "valid_until": timezone.localdate() + VALID}
    named = ("title", "currency", "valid_until", "starts_on", "ready_on", "remark")
    found: dict[str, Any] = {name: getattr(quote, name) for name in named}
    for n, line in enumerate(sorted(quote.lines.all(), key=lambda line: line.position)):
        found |= {
            f"what_{n}": line.description,
            f"quantity_{n}": _written(line.quantity),
            f"price_{n}": _written(line.price, 2),
            f"tax_{n}": "" if line.tax_percent is None else _written(line.tax_percent),
        }
    return found


def _written(number: Decimal, decimals: int | None = None) -> str:
    text = f"{number:.2f}" if decimals else f"{number.normalize():f}"
    return text.replace(".", ",")
