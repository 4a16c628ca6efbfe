"""Writes the first files of a room, an action or a screen, in the shape that the checks of the house expect."""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from house import templates
from house.places import PACKAGE, ROOT

_WORD: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_LIST_OF_ADDRESSES: Final = re.compile(r"^(urlpatterns\b[^=]*= \[)(.*?)(\n?\])", re.MULTILINE | re.DOTALL)


class Unusable(Exception):
    """What was asked for cannot be made; the sentence says why."""


def new_room(name: str, floor: int) -> list[Path]:
    """A room on an existing floor (1 is the roof), or on a new one of its own just below the roof (0)."""
    _check(name)
    if (PACKAGE / name).exists():
        raise Unusable(f"there is a room {name} already")
    rooms = PACKAGE / "site" / "rooms.py"
    rooms.write_text(_with_room(rooms.read_text(encoding="utf-8"), name, floor), encoding="utf-8")
    return [rooms, *_write(name, templates.ROOM, {"room": name, "Room": _camel(name)})]


def new_action(room: str, verb_object: str) -> list[Path]:
    """An action with its event, its refusal by grant, its audit entry and a first test; the change is left to write."""
    _check(verb_object)
    _check_room(room)
    verb, _, thing = verb_object.partition("_")
    if not thing:
        raise Unusable("name an action by verb and object, such as resolve_complaint")
    if (PACKAGE / room / "actions" / f"{verb_object}.py").exists():
        raise Unusable(f"{room} has an action {verb_object} already")
    fact = f"{thing}_{verb}{'d' if verb.endswith('e') else 'ed'}"
    words = {
        "room": room,
        "action": verb_object,
        "object": thing,
        "fact": f"{room}.{fact}",
        "Event": _camel(fact),
    }
    words["sentence"] = verb_object.replace("_", " ").capitalize()
    events = PACKAGE / room / "events.py"
    if events.with_suffix("").is_dir():
        raise Unusable(f"the events of {room} lie in several files: write the action by hand")
    before = events.read_text(encoding="utf-8") if events.exists() else templates.EVENTS % words
    events.write_text(before + templates.EVENT % words, encoding="utf-8")
    return [events, *_write(room, templates.ACTION, words)]


def new_screen(room: str, name: str) -> list[Path]:
    """A screen for who is signed in, with its address and its template."""
    _check(name)
    _check_room(room)
    if (PACKAGE / room / "web" / "screens" / f"{name}.py").exists():
        raise Unusable(f"{room} has a screen {name} already")
    words = {"room": room, "screen": name, "title": name.replace("_", " ").capitalize()}
    words["address"] = name.replace("_", "-")
    urls = PACKAGE / room / "web" / "urls.py"
    before = urls.read_text(encoding="utf-8") if urls.exists() else templates.URLS % words
    written = _write(room, templates.SCREEN, words)
    urls.write_text(_with_address(before, words), encoding="utf-8")
    return [urls, *written]


def _with_room(text: str, name: str, floor: int) -> str:
    """rooms.py with one room more."""
    tree = ast.parse(text)
    node = next(
        n for n in tree.body if isinstance(n, ast.AnnAssign) and getattr(n.target, "id", "") == "FLOORS"
    )
    if node.value is None or node.end_lineno is None:
        raise Unusable("rooms.py has no list of floors")
    floors = [list(names) for names in ast.literal_eval(node.value)]
    if not 0 <= floor <= len(floors):
        raise Unusable(
            f"floors are numbered from 1 (the roof) to {len(floors)}; 0 makes a new one below the roof"
        )
    if floor:
        floors[floor - 1].append(name)
    else:
        floors.insert(1, [name])
    lines = text.splitlines()
    lines[node.lineno : node.end_lineno - 1] = [f"    ({_quoted(names)})," for names in floors]
    return "\n".join(lines) + "\n"


def _quoted(names: list[str]) -> str:
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"{quoted}," if len(names) == 1 else quoted


def _with_address(text: str, words: dict[str, str]) -> str:
    """urls.py with one address more."""
    found = _LIST_OF_ADDRESSES.search(text)
    if found is None:
        raise Unusable("urls.py has no list urlpatterns")
    kept = found[2].strip("\n")
    kept = f"    {kept.strip()},\n" if kept and "\n" not in found[2] else (f"{kept}\n" if kept else "")
    addresses = f"{found[1]}\n{kept}{templates.ADDRESS % words}]"
    text = text[: found.start()] + addresses + text[found.end() :]
    before, separator, after = text.partition("\n\napp_name")
    imports = templates.IMPORT_OF_SCREEN % words
    has_own = "from atiende." in before
    return f"{before}{'' if has_own else chr(10)}\n{imports.rstrip()}{separator}{after}"


def _write(room: str, files: templates.Files, words: dict[str, str]) -> list[Path]:
    written = []
    for name, template in files.items():
        path = (PACKAGE / room / (name % words)).resolve()
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(template % words, encoding="utf-8")
            written.append(path)
    return written


def _check(word: str) -> None:
    if not _WORD.fullmatch(word):
        raise Unusable(f"{word!r}: write lower-case English words joined by underscores")


def _check_room(room: str) -> None:
    if not (PACKAGE / room / "apps.py").exists():
        raise Unusable(f"there is no room {room}")


def _tidy(written: list[Path]) -> None:
    """Imports in their order, which depends on the names."""
    python = [str(path) for path in written if path.suffix == ".py"]
    for command in (["check", "--select", "I", "--fix", "--quiet"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *command, *python], cwd=ROOT, check=True)


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def _asked(kind: str, arguments: list[str]) -> list[Path]:
    parser = argparse.ArgumentParser(prog=f"scripts/{kind}", description=__doc__)
    if kind == "new_room":
        parser.add_argument("name", help="the business noun, such as complaints")
        parser.add_argument(
            "floor", type=int, help="1 is the roof; 0 makes a floor of its own below the roof"
        )
        room = parser.parse_args(arguments)
        return new_room(room.name, room.floor)
    parser.add_argument("room")
    parser.add_argument("name", help="verb_object of an action, or the name of a screen")
    options = parser.parse_args(arguments)
    make = new_action if kind == "new_action" else new_screen
    return make(options.room, options.name)


def main(kind: str, arguments: list[str]) -> int:
    """Entrance of scripts/new_room, new_action and new_screen."""
    try:
        written = _asked(kind, arguments)
    except Unusable as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    _tidy(written)
    for path in written:
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    sys.stdout.write("Next: scripts/contracts, scripts/messages, scripts/map")
    sys.stdout.write("; a room with screens also needs its line in src/atiende/site/urls.py.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
