"""Writes `.importlinter` from the one list of rooms: the floors, the doors of each room, purity, no circles."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from atiende.site.rooms import FLOORS, ROOMS
from house.places import PACKAGE, ROOT

FILE: Final = ROOT / ".importlinter"
DOORS: Final = frozenset({"actions", "queries", "events", "errors", "rules"})
"""What other rooms may import; panels is a door for the roof only, personal_data for privacy only; set_up_file is the
door through which the set-up comes and goes. In platform every
folder but models is a door."""

_OTHER_DOORS: Final = frozenset({"panels", "personal_data", "set_up_file"})
_NOT_PYTHON_OF_THE_ROOM: Final = frozenset({"__init__", "locale", "static", "templates"})
_INSIDE: Final = (
    "(apps)",
    "(web) | (api) | (handlers)",
    "(jobs)",
    "(panels) | (personal_data)",
    "(actions)",
    "(queries)",
    "(models)",
    "(rules) : (events) : (errors)",
)
_WORLD: Final = ("django", "allauth", "ninja", "procrastinate", "psycopg", "granian", "structlog")


def contracts() -> str:
    """The whole file, the same for the same rooms and folders."""
    parts = [
        "# Written by scripts/contracts from src/atiende/site/rooms.py. Do not edit.",
        _head(),
        _floors(),
        _inside(),
    ]
    parts += [_doors(room) for room in ROOMS]
    parts += [_pure("kernel", "The kernel is plain Python", ["atiende.kernel"], list(_WORLD))]
    parts += _pure_parts()
    parts += [_circles()]
    return "\n".join(part for part in parts if part)


def _circles() -> str:
    """The entrance is left out: its commands start the processes that run its commands."""
    title = "No circles between rooms, nor between the parts of a room but the entrance"
    return _section("circles", title, "acyclic_siblings",
                    ancestors=["atiende"], depth=["1"], skip_descendants=["atiende.site"])  # fmt: skip


def _head() -> str:
    return "[importlinter]\nroot_package = atiende\ninclude_external_packages = True\n"


def _floors() -> str:
    layers = ["site", *(" | ".join(floor) for floor in FLOORS), "kernel"]
    return _section("floors", "Floors look down only; neighbours do not know each other", "layers",
                    containers=["atiende"], exhaustive=["True"], layers=layers)  # fmt: skip


def _inside() -> str:
    rooms = [f"atiende.{room}" for room in ROOMS if room != "platform"]
    return _section("inside", "Inside a room: web, panels, actions, queries, models, rules", "layers",
                    containers=rooms, layers=list(_INSIDE))  # fmt: skip


def _doors(room: str) -> str:
    private = _private_modules(room)
    panels = [f"atiende.{room}.panels"] if (PACKAGE / room / "panels").exists() else []
    roof = [f"atiende.{name}" for name in FLOORS[0]] if panels else []
    personal = [f"atiende.{room}.personal_data"] if _exists(room, "personal_data") else []
    return "\n".join([
        _section(f"doors-{room}", f"Others enter {room} through its doors", "protected",
                 protected_modules=private, allowed_importers=[f"atiende.{room}"]) if private else "",
        _section(f"panels-{room}", f"Only the roof places panels of {room}", "protected",
                 protected_modules=panels, allowed_importers=[f"atiende.{room}", *roof]) if panels else "",
        _section(f"personal-data-{room}", f"Only privacy asks {room} for what it holds on a person", "protected",
                 protected_modules=personal, allowed_importers=[f"atiende.{room}", "atiende.privacy"])
        if personal else "",
    ]).strip("\n") + ("\n" if private else "")  # fmt: skip


def _private_modules(room: str) -> list[str]:
    names = {
        path.stem
        for path in (PACKAGE / room).iterdir()
        if path.suffix == ".py" or _is_package(room, path.name)
    }
    names -= _NOT_PYTHON_OF_THE_ROOM
    private = names & {"models", "migrations", "apps"} if room == "platform" else names - DOORS - _OTHER_DOORS
    return [f"atiende.{room}.{name}" for name in sorted(private)]


def _is_package(room: str, name: str) -> bool:
    return (PACKAGE / room / name / "__init__.py").exists()


def _pure_parts() -> list[str]:
    found = []
    for part in ("rules", "events", "errors"):
        modules = [f"atiende.{room}.{part}" for room in ROOMS if _exists(room, part)]
        others = [*_WORLD, "atiende.kernel.clock"] if part == "rules" else list(_WORLD)
        if modules:
            found.append(_pure(part, f"{part.capitalize()} are plain Python", modules, others))
    return found


def _exists(room: str, part: str) -> bool:
    return _is_package(room, part) or (PACKAGE / room / f"{part}.py").exists()


def _pure(name: str, title: str, modules: list[str], others: list[str]) -> str:
    return _section(f"pure-{name}", title, "forbidden", source_modules=modules, forbidden_modules=others)


def _section(name: str, title: str, kind: str, **options: list[str]) -> str:
    lines = [f"[importlinter:contract:{name}]", f"name = {title}", f"type = {kind}"]
    for option, values in options.items():
        lines += (
            [f"{option} = {values[0]}"]
            if option in {"depth", "exhaustive"}
            else [f"{option} =", *_indented(values)]
        )
    return "\n".join(lines) + "\n"


def _indented(values: list[str]) -> list[str]:
    return [f"    {value}" for value in values]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/contracts", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the file would change")
    options = parser.parse_args(arguments)
    written = FILE.read_text() if FILE.exists() else ""
    if written == contracts():
        return 0
    if options.check:
        sys.stderr.write("run scripts/contracts: .importlinter is not what the rooms say\n")
        return 1
    FILE.write_text(contracts())
    return 0


if __name__ == "__main__":
    sys.exit(main())
