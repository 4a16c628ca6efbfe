"""What a macro writes into a field of cases, as its kind keeps it."""

from __future__ import annotations

from atiende.kernel.text import folded
from atiende.tickets.queries import list_custom_fields

_YES = frozenset({"si", "yes", "1", "true"})
_NO = frozenset({"no", "0", "false"})


def answer_of(key: str, written: str) -> str | int | float | bool | list[str] | None:
    """Empty takes the answer away; what cannot be read stays a text, which the action refuses."""
    kind = next((str(each.kind) for each in list_custom_fields() if each.key == key), "")
    if not written:
        return None
    if kind == "yes_no":
        word = folded(written)
        return True if word in _YES else False if word in _NO else written
    if kind == "number":
        return _number(written)
    if kind == "choices":
        return [part for each in written.split(",") if (part := each.strip())]
    return written


def _number(written: str) -> str | int | float:
    try:
        number = float(written.replace(",", "."))
    except ValueError:
        return written
    return int(number) if number.is_integer() else number
