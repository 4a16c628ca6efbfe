"""Which fields are asked in a case: those of its brand whose condition holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from atiende.tickets.rules.cascade import read_tree
from atiende.tickets.rules.field_kinds import Asked, FieldKind

DECIDING: Final = frozenset({FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.YES_NO, FieldKind.CASCADE})
"""Kinds whose answers another field may depend on."""


def asked_in(
    fields: Sequence[Asked], *, brand_id: int, reason_path: Collection[int], values: Mapping[str, object]
) -> list[Asked]:
    """Those that are asked, in their order. `reason_path`: the case's contact reason and those above it.

    A field whose condition names a field that is itself not asked is not asked either.
    """
    by_key = {each.key: each for each in fields}
    return [each for each in fields if _is_asked(each, by_key, brand_id, reason_path, values, frozenset())]


def goes_in_circles(fields: Mapping[str, str], key: str, when_key: str) -> bool:
    """Whether `key` would depend on itself. `fields`: on which key each depends (empty: on none)."""
    seen = {key}
    here = when_key
    while here:
        if here in seen:
            return True
        seen.add(here)
        here = fields.get(here, "")
    return False


def values_offered(field: Asked) -> frozenset[str]:
    """The answers on which another field may depend, in the words of conditions; none where one does not choose."""
    if field.kind == FieldKind.YES_NO:
        return frozenset({"yes", "no"})
    if field.kind == FieldKind.CASCADE:
        return frozenset(level for path in read_tree(field.tree).paths for level in path)
    return frozenset(field.options) if field.kind in DECIDING else frozenset()


def said_of(answer: object) -> frozenset[str]:
    """An answer in the words that conditions use: `yes` and `no` for those, each level or choice of several."""
    if isinstance(answer, bool):
        return frozenset({"yes" if answer else "no"})
    if isinstance(answer, list):
        return frozenset(str(each) for each in answer)
    return frozenset() if answer is None else frozenset({str(answer)})


def _is_asked(
    field: Asked,
    fields: Mapping[str, Asked],
    brand_id: int,
    reason_path: Collection[int],
    values: Mapping[str, object],
    above: frozenset[str],
) -> bool:
    if not field.is_asked_in(brand_id):
        return False
    if field.reason_ids and not field.reason_ids & set(reason_path):
        return False
    if not field.when_key:
        return True
    other = fields.get(field.when_key)
    if other is None or other.key in above:
        return False
    if not said_of(values.get(other.key)) & set(field.when_values):
        return False
    return _is_asked(other, fields, brand_id, reason_path, values, above | {field.key})
