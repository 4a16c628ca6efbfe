"""The steps of the set-up and which of them may be opened."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

COMPANY: Final = "company"
ADMINISTRATOR: Final = "administrator"
BRAND: Final = "brand"
TEAM: Final = "team"
FINISH: Final = "finish"
STEPS: Final = (COMPANY, ADMINISTRATOR, BRAND, TEAM, FINISH)


def first_open(done: Collection[str]) -> str:
    """The step where a broken-off set-up goes on."""
    return next((step for step in STEPS if step not in done), FINISH)


def may_open(step: str, done: Collection[str]) -> bool:
    """Steps are filled in order; those already done may be opened again."""
    return step in done or step == first_open(done)


def before(step: str, done: Collection[str] = ()) -> str | None:
    """The step before this one; an administrator who exists is not asked for again."""
    earlier = reversed(STEPS[: STEPS.index(step)])
    return next((candidate for candidate in earlier if candidate in _asked(done)), None)


def after(step: str, done: Collection[str] = ()) -> str:
    """The step after this one; the last stays where it is."""
    later = STEPS[STEPS.index(step) + 1 :]
    return next((candidate for candidate in later if candidate in _asked(done)), FINISH)


def _asked(done: Collection[str]) -> tuple[str, ...]:
    return tuple(step for step in STEPS if step != ADMINISTRATOR or ADMINISTRATOR not in done)
