"""What a company notes on a ticket beyond what the program knows: plain values under plain names."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Final

from atiende.tickets.rules.cleaning import clean_text

Value = str | int | float | bool | list[str] | None
MAX_FIELDS: Final = 50
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MAX_TEXT: Final = 2_000
_MAX_CHOICES: Final = 50


def problem_keys(values: Mapping[str, object]) -> list[str]:
    """The names under which something stands that cannot be kept."""
    return [str(key)[:60] for key, value in values.items() if not (_is_key(key) and _is_value(value))]


def merged_fields(old: Mapping[str, object], new: Mapping[str, Value]) -> dict[str, object]:
    """What stood there with what is new; None takes a field away."""
    cleaned = {key: _cleaned(value) for key, value in new.items()}
    return {key: value for key, value in {**old, **cleaned}.items() if value is not None}


def _is_key(key: object) -> bool:
    return isinstance(key, str) and _KEY.fullmatch(key) is not None


def _is_value(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, str):
        return len(value) <= _MAX_TEXT
    if isinstance(value, list):
        return len(value) <= _MAX_CHOICES and all(
            isinstance(each, str) and len(each) <= _MAX_TEXT for each in value
        )
    return value is None or isinstance(value, bool) or (isinstance(value, int) and abs(value) < 2**63)


def _cleaned(value: Value) -> Value:
    if isinstance(value, str):
        return clean_text(value)
    return [clean_text(each) for each in value] if isinstance(value, list) else value
