"""Finding a customer by what they write under."""

from __future__ import annotations

from atiende.customers.queries.merges import survivor_by_normal_value
from atiende.customers.rules.identifiers import normal_identifier


def find_by_identifier(kind: str, value: str, country: str = "") -> int | None:
    """The surviving customer who has this identifier, verified or not; None when nobody has it."""
    normal = normal_identifier(kind, value, country)
    found = survivor_by_normal_value(kind, normal) if normal else None
    return found.id if found else None
