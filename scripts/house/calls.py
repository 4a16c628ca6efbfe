"""Which action is performed from where."""

from __future__ import annotations

import functools

from house.code import modules, resolved
from house.facts import short


@functools.cache
def actions_of_the_house() -> set[str]:
    """Every action, as `room.action`."""
    return {
        short(name)
        for name in modules()
        if ".actions." in name and not name.rpartition(".")[2].startswith("_")
    }


@functools.cache
def callers() -> dict[str, list[str]]:
    """Action → the files that use it, as `room.place`."""
    found: dict[str, set[str]] = {}
    for module in modules().values():
        for name in module.imports:
            action = short(resolved(module, name).rpartition(".")[0])
            if action in actions_of_the_house() and not module.name.endswith(".actions"):
                found.setdefault(action, set()).add(short(module.name))
    return {action: sorted(places) for action, places in found.items()}


def with_inner(actions: list[str]) -> set[str]:
    """These actions and those that they perform in the same transaction."""
    found: set[str] = set()
    left = set(actions)
    while left:
        found |= left
        left = {action for action, places in callers().items() if found & set(places)} - found
    return found
