"""Which commands there are: one file each in `commands/`, found by listing the folder.

`commands/user_create.py` is `atiende user create`; an underscore parts the words. Such a file is light, it imports
neither Django nor rooms, and holds:

    SUMMARY = gettext_noop("Create a user")                       # one line for --help; gettext_noop from ...words
    def add_arguments(parser: argparse.ArgumentParser) -> None:   # help=gettext("…")
    def run(arguments: argparse.Namespace) -> int:                # exit code; a Refusal becomes one sentence and 1
        return in_product("atiende.site.command_line.work.user_create:create", arguments)

`in_product` (in `database`) starts the database unless it runs, sets Django up, applies pending migrations, and only
then imports and calls `create(arguments) -> int`, whose module may import rooms at its top and prints by
`sys.stdout.write`.
"""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path
from typing import Final, Protocol, cast

_FOLDER: Final = Path(__file__).resolve().parent / "commands"
_PACKAGE: Final = "atiende.site.command_line.commands"

Name = tuple[str, ...]


class Command(Protocol):
    """What a module in `commands/` offers."""

    SUMMARY: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace) -> int: ...


def command_names() -> list[Name]:
    """Every command, in alphabetical order, nothing imported."""
    stems = sorted(path.stem for path in _FOLDER.glob("[a-z]*.py"))
    return [tuple(stem.split("_")) for stem in stems]


def load(name: Name) -> Command:
    return cast(Command, importlib.import_module(f"{_PACKAGE}.{'_'.join(name)}"))


def passes_arguments_on(command: Command) -> bool:
    """True for the doors to other programs (`test`, `django`), whose arguments are not ours to read."""
    return bool(getattr(command, "PASSES_ARGUMENTS_ON", False))
