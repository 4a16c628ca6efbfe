"""The command: what is asked for, in which order, and what is said at the end."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from atiende.site.command_line.database import set_up_django
from atiende.site.command_line.passphrase import read_passphrase
from atiende.site.command_line.words import figure, gettext
from atiende.site.environment import Environment, read_environment
from atiende.site.restoring.errors import NotConfirmed
from atiende.site.restoring.places import place_to_fill


def check(arguments: argparse.Namespace) -> int:
    """`--check`: read all of it, change nothing. No database is needed."""
    _without_making_keys(read_environment(os.environ))
    set_up_django()
    folder, manifest = _work().examined(Path(arguments.path))
    if arguments.json:
        sys.stdout.write(json.dumps({"path": str(folder), **manifest.as_json()}) + "\n")
        return 0
    said = gettext("The backup of %(taken)s is whole: %(tables)s tables, %(rows)s rows, %(files)s files.")
    told = {
        "taken": f"{manifest.taken:%Y-%m-%d %H:%M} UTC",
        "tables": figure(len(manifest.tables)),
        "rows": figure(sum(manifest.tables.values())),
        "files": figure(manifest.files),
    }
    sys.stdout.write(said % told + "\n")
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Raises the refusals of the place and of the backup; whatever fails, what was there before is still there."""
    environment = read_environment(os.environ)
    folder = _named_backup(Path(arguments.path))
    may_replace = _asker(folder.name) if arguments.replace else None
    with place_to_fill(environment, may_replace=may_replace) as place:
        os.environ["ATIENDE_EMBEDDED_URL"] = place.url
        _without_making_keys(environment)
        set_up_django()
        passphrase = read_passphrase(is_new=False) if arguments.with_keys else None
        try:
            restored = _work().restore_into(folder, data=environment.data, passphrase=passphrase)
        finally:
            importlib.import_module("django.db").connections.close_all()
        place.take_over()
    _say(restored, arguments)
    return 0


def _say(restored: Any, arguments: argparse.Namespace) -> None:
    manifest = restored.manifest
    if arguments.json:
        told = {"path": str(restored.folder), "paused": True, "with_keys": restored.has_keys}
        sys.stdout.write(json.dumps({**told, **manifest.as_json()}) + "\n")
        return
    taken = f"{manifest.taken:%Y-%m-%d %H:%M} UTC"
    lines = [
        gettext("The backup of %(taken)s is restored: %(rows)s rows and %(files)s files.")
        % {
            "taken": taken,
            "rows": figure(sum(manifest.tables.values())),
            "files": figure(manifest.files - len(manifest.lost_files)),
        },
        gettext(
            "Nothing is read or sent until an administrator resumes it: in the console, or with %(command)s."
        )
        % {"command": "atiende resume"},
    ]
    if not restored.has_keys:
        lines.append(
            gettext(
                "Encryption keys were not restored: without those of DATA/keys, stored passwords are lost."
            )
        )
    sys.stdout.write("\n".join(lines) + "\n")


def _asker(name: str) -> Callable[[], None]:
    """Asks for the name of the backup, on the terminal or as a line of standard input."""

    def ask() -> None:
        if sys.stdin.isatty():
            sys.stderr.write(
                gettext("The data that is there will be lost. To go on, type: %(name)s") % {"name": name}
                + "\n"
            )
        if sys.stdin.readline().strip() != name:
            raise NotConfirmed(name)

    return ask


def _named_backup(path: Path) -> Path:
    """Found before anything is started, with the same sentence."""
    return Path(importlib.import_module("atiende.platform.backup.folders").backup_in(path.absolute()))


def _without_making_keys(environment: Environment) -> None:
    """The settings make a session key when there is none; here it would stand in the way of those restored."""
    if not environment.secret_key and not (environment.data / "keys" / "session.key").exists():
        os.environ["ATIENDE_SECRET_KEY"] = secrets.token_urlsafe(64)


def _work() -> Any:
    return importlib.import_module("atiende.site.restoring.work")
