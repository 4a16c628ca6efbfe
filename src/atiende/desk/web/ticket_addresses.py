"""Where the buttons and menus of a case lead: asked of the router once, not thirty times for each case."""

from __future__ import annotations

from functools import cache
from typing import Final

from django.urls import reverse

_NAMES: Final = (
    "about",
    "approvals",
    "assignee",
    "block",
    "clocks",
    "clone",
    "duplicates",
    "customer",
    "field",
    "following",
    "interaction",
    "hand_over",
    "joins",
    "key",
    "language",
    "link",
    "menus",
    "merge",
    "parts",
    "phase",
    "present",
    "print",
    "priority",
    "quotes",
    "reason",
    "reviews",
    "share",
    "side",
    "snooze",
    "spam",
    "status",
    "tag",
    "tasks",
    "team",
    "time",
    "unlink",
)


def addresses_of(number: int) -> dict[str, str]:
    """By the names of the routes, for the case of this number."""
    return {name: f"{before}/{number}/{after}" for name, before, after in _around()}


@cache
def _around() -> tuple[tuple[str, str, str], ...]:
    """What stands before and after the number."""
    found = []
    for name in _NAMES:
        before, _, after = reverse(f"desk:ticket_{name}", args=[0]).partition("/0/")
        found.append((f"ticket_{name}", before, after))
    return tuple(found)
