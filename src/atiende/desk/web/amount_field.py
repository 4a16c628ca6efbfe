"""An amount as people write it: 1.250,50 and 1,250.50 alike."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext

from atiende.tasks.errors import AMOUNT_UNREADABLE

_THREE = re.compile(r"\d{1,3}([.,]\d{3})+")


class AmountField(forms.CharField):
    """The sign that stands last is that of decimals; with three digits behind it, what the reader's language says."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**{"max_length": 24, "widget": widget, **kwargs})

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return Decimal(_plain(re.sub(r"\s", "", text)))
        except InvalidOperation as error:
            raise ValidationError(gettext(AMOUNT_UNREADABLE)) from error


def _plain(text: str) -> str:
    groups = "." if (get_language() or "es").startswith("es") else ","
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return text
    sign = text[last]
    if text.count(sign) > 1 or (sign == groups and _THREE.fullmatch(text)):
        return text.replace(sign, "").replace(",", ".")
    return text.replace("," if sign == "." else ".", "").replace(",", ".")
