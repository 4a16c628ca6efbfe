"""Places in lists, as texts that a page gives out and a later call brings back: hostile until they are read."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any, Final

_BIGINT: Final = 2**63


def cursor_of(*place: str | int) -> str:
    """The text that stands for a place: what the last row shown is ordered by."""
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def place_of(cursor: str, *kinds: type) -> tuple[Any, ...] | None:
    """The place again: values of these kinds (str, int, bool) that a database can take; None for any other text."""
    try:
        told = json.loads(base64.urlsafe_b64decode((cursor + "=" * (-len(cursor) % 4)).encode()))
    except (ValueError, binascii.Error, RecursionError):
        return None
    if not isinstance(told, list) or [type(each) for each in told] != list(kinds):
        return None
    return tuple(told) if all(map(_is_storable, told)) else None


def _is_storable(value: str | int) -> bool:
    if isinstance(value, int):
        return abs(value) < _BIGINT
    return "\x00" not in value and value.encode(errors="ignore").decode() == value
