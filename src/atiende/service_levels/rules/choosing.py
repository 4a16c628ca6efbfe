"""Which policy speaks of a case: the first in order of which every condition holds. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from atiende.kernel.text import folded
from atiende.service_levels.rules.policy import FIELD, Definition

Known = Mapping[str, tuple[str, ...]]
"""What is known of a case: for each fact its values (a customer and their company; a category and those above it)."""
Key = TypeVar("Key")


def first_match(policies: Iterable[tuple[Key, Definition]], known: Known) -> tuple[Key, Definition] | None:
    """None when no policy speaks of it: then nothing was promised."""
    return next(((key, each) for key, each in policies if not failing(each, known)), None)


def failing(definition: Definition, known: Known) -> list[str]:
    """The facts of which the case has none of the values asked for; none: the policy speaks of it."""
    return [
        fact for fact, wanted in definition.conditions.items() if wanted and not _meets(fact, wanted, known)
    ]


def _meets(fact: str, wanted: tuple[str, ...], known: Known) -> bool:
    present = known.get(fact, ())
    if fact.startswith(FIELD):
        return bool({folded(value) for value in wanted} & {folded(value) for value in present})
    return bool(set(wanted) & set(present))
