"""How complete a case is: what it lacks, and how much that is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from atiende.tickets.rules.field_kinds import Asked, AskedBy

NEEDED_WEIGHT: Final = 2
ASKED_WEIGHT: Final = 1
REASON_WEIGHT: Final = 2


@dataclass(frozen=True, slots=True)
class Completeness:
    """`percent` 0–100. `lacks_reason`: no contact reason; `missing`: labels of unanswered fields, needed ones first."""

    percent: int
    lacks_reason: bool
    missing: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        return self.percent == 100


def completeness_of(
    asked: Sequence[Asked], values: Mapping[str, object], *, has_reason: bool, has_reasons: bool
) -> Completeness | None:
    """None where nothing is asked of a case.

    percent = 100 × Σ weight of what is there ÷ Σ weight of all that is asked, rounded down, so that 100 means that
    nothing is missing. Weights: contact reason 2 (where the company has any), a field needed to solve or on a status
    2, a question of the intake 1. Other fields are optional and do not count; nor do those whose condition hides them.
    """
    counted = [(each, _weight(each)) for each in asked if _weight(each)]
    whole = sum(weight for _each, weight in counted) + (REASON_WEIGHT if has_reasons else 0)
    if not whole:
        return None
    missing = _by_weight([(each, weight) for each, weight in counted if each.key not in values])
    there = whole - sum(weight for _each, weight in missing)
    lacks_reason = has_reasons and not has_reason
    there -= REASON_WEIGHT if lacks_reason else 0
    return Completeness(100 * there // whole, lacks_reason, tuple(each.label for each, _weight in missing))


def needed_for(
    asked: Sequence[Asked], values: Collection[str], *, status_key: str, is_solved: bool
) -> list[str]:
    """Labels of what must be answered before a case goes to this status. `is_solved`: it means resolved or closed."""
    return [
        each.label
        for each in asked
        if each.key not in values and (status_key in each.needed_in or (is_solved and each.is_needed))
    ]


def _weight(field: Asked) -> int:
    if field.is_needed or field.needed_in:
        return NEEDED_WEIGHT
    return ASKED_WEIGHT if field.asked_by != AskedBy.NOBODY else 0


def _by_weight(fields: Sequence[tuple[Asked, int]]) -> list[tuple[Asked, int]]:
    return sorted(fields, key=lambda each: -each[1])
