"""Where a field is named besides the answers of cases: other fields here, and what rooms above tell of themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from atiende.tickets.models import CustomField, Ticket
from atiende.tickets.queries.counting_some import at_most

_TOLD: Final[dict[str, Callable[[str], list[str]]]] = {}


@dataclass(frozen=True, slots=True)
class FieldUse:
    """`cases`: with an answer, counted to 1,000. `named_in`: other fields, views, rules, in words for people."""

    cases: int
    named_in: tuple[str, ...]


def register_field_use(kind: str, names_of: Callable[[str], list[str]]) -> None:
    """A room above says where it names a field: `names_of` gives the names of its views or rules for a key."""
    _TOLD[kind] = names_of


def use_of_field(key: str) -> FieldUse:
    """In two queries, and those of the rooms that registered."""
    return FieldUse(cases=_cases(key), named_in=tuple(named_in(key)))


def named_in(key: str) -> list[str]:
    """Names of what would break without the field."""
    fields = CustomField.objects.filter(when_key=key).order_by("position", "pk")
    found = list(fields.values_list("label", flat=True))
    for names_of in _TOLD.values():
        found += names_of(key)
    return found


def _cases(key: str) -> int:
    return at_most(Ticket.objects.filter(custom_fields__has_key=key).exclude(custom_fields={}))
