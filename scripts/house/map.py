"""Writes docs/map.md (address → screen → actions → events → handlers) and docs/events.md (the catalogue of events)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from house.calls import actions_of_the_house, callers, with_inner
from house.facts import emitters, facts, handlers, short
from house.places import ROOT
from house.screens import Screen, screens

MAP_HEAD: Final = """# Map

Address → screen → actions → events → handlers. Written by `scripts/map`; do not edit.
Screens lie in `src/atiende/<room>/web/`, actions in `src/atiende/<room>/actions/`; events in [events.md](events.md).
Pages of `/account/` that are not listed belong to django-allauth.
"""
EVENTS_HEAD: Final = """# Events

Every fact that a room announces: its fields, who emits it, who handles it. Written by `scripts/map`; do not edit.
Fields may be added with a default, never changed: a changed meaning is a new name ending in `.v2`.
"""


def map_page() -> str:
    """The whole of docs/map.md."""
    parts = [MAP_HEAD]
    found = screens()
    for room in sorted({screen.room for screen in found}):
        parts += [
            f"## {room}\n",
            "| address | name | screen | actions | events → handlers |",
            "|---|---|---|---|---|",
        ]
        parts += [_row(screen) for screen in found if screen.room == room]
        parts += [""]
    parts += [
        "## Actions that no screen calls\n",
        "| action | called by | events → handlers |",
        "|---|---|---|",
    ]
    parts += [*_uncalled(found), ""]
    return "\n".join(parts)


def events_page() -> str:
    """The whole of docs/events.md."""
    parts = [EVENTS_HEAD]
    for full, fact in sorted(facts().items(), key=lambda item: item[1].name):
        parts += [f"## `{fact.name}`\n"]
        parts += [f"{fact.meaning}\n"] if fact.meaning else []
        parts += [f"- class: `{fact.class_name}` in `{fact.module}`"]
        parts += [f"- fields: {_listed(list(fact.fields))}"]
        parts += [f"- emitted by: {_listed(emitters().get(full, []))}"]
        parts += [f"- handled by: {_listed(handlers().get(full, []))}", ""]
    return "\n".join(parts)


def _row(screen: Screen) -> str:
    actions = sorted({_verb(action) for action in screen.actions()})
    address = screen.address.replace("|", "\\|").replace("<", "‹").replace(">", "›")
    view = f"{screen.module}.{screen.function}".removeprefix(f"atiende.{screen.room}.")
    cells = [
        f"`{address}`",
        screen.name,
        f"`{view}`",
        _listed(actions),
        _events_of(actions),
    ]
    return f"| {' | '.join(cells)} |"


def _verb(action: str) -> str:
    """`atiende.identity.actions.invite_user.invite_user` → `identity.invite_user`."""
    return short(action.rpartition(".")[0])


def _events_of(actions: list[str]) -> str:
    """What these actions announce, and the actions that they perform in turn."""
    places = with_inner(actions)
    return (
        "; ".join(
            f"{fact.name} → {_listed(handlers().get(full, []))}"
            for full, fact in sorted(facts().items())
            if places & set(emitters().get(full, []))
        )
        or "—"
    )


def _uncalled(found: list[Screen]) -> list[str]:
    called = with_inner([_verb(action) for screen in found for action in screen.actions()])
    return [
        f"| `{action}` | {_listed(callers().get(action, []))} | {_events_of([action])} |"
        for action in sorted(actions_of_the_house() - called)
    ]


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "—"


PAGES: Final[dict[Path, Callable[[], str]]] = {
    ROOT / "docs" / "map.md": map_page,
    ROOT / "docs" / "events.md": events_page,
}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/map", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a page would change")
    options = parser.parse_args(arguments)
    exit_code = 0
    for path, page in PAGES.items():
        content = page()
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        if options.check:
            sys.stderr.write(f"run scripts/map: {path.relative_to(ROOT)} is not what the code says\n")
            exit_code = 1
        else:
            path.write_text(content, encoding="utf-8")
    return exit_code


if __name__ == "__main__":
    sys.exit(main())
