"""pg_dump and pg_restore: one that is as new as what it talks to."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from atiende.platform.backup.errors import ProgramsMissing

_DJANGO_ALONE = {"pool", "server_side_binding", "assume_role", "isolation_level", "cursor_factory", "context"}
_VERSION = re.compile(r"\) (\d+)")


def program(name: str, *, least: int) -> Path:
    """An executable of at least this major version: our own for our own server, else the nearest of the system.

    Those of the system come first for another server because they know TLS. Raises ProgramsMissing.
    """
    found = [(version, path) for path in _candidates(name) if (version := version_of(path)) >= least]
    if not found:
        raise ProgramsMissing(name, least)
    if settings.ENVIRONMENT.database_url is None and (own := _own(name)) in [path for _v, path in found]:
        return own
    return min(found, key=lambda each: (each[1] == _own(name), each[0]))[1]


@functools.cache
def version_of(path: Path) -> int:
    """The major version of an executable; 0 when it does not run."""
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=20, check=False)
    except OSError:
        return 0
    match = _VERSION.search(said.stdout)
    return int(match[1]) if match else 0


def address(database: str = "") -> tuple[str, dict[str, str]]:
    """How libpq reaches our database, without the password; and the environment that carries it.

    Past a pooler when DATABASE_URL_DIRECT is set: a snapshot belongs to one session.
    """
    direct: str | None = settings.ENVIRONMENT.database_url_direct
    parts: dict[str, Any] = dict(conninfo_to_dict(direct)) if direct else _parts_of_django()
    if database:
        parts["dbname"] = database
    password = parts.pop("password", None)
    environment = {**os.environ, "LC_ALL": "C", **({"PGPASSWORD": str(password)} if password else {})}
    return make_conninfo(**parts), environment


def _parts_of_django() -> dict[str, Any]:
    entry = connection.settings_dict
    own = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    parts = {name: entry[key] for name, key in own.items() if entry.get(key)}
    return {**parts, **{k: v for k, v in entry["OPTIONS"].items() if k not in _DJANGO_ALONE}}


def _candidates(name: str) -> list[Path]:
    on_path = shutil.which(name)
    places = [Path(on_path)] if on_path else []
    places += sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    own = _own(name)
    return [*places, *([own] if own.exists() else [])]


def _own(name: str) -> Path:
    return Path(settings.POSTGRES_PROGRAMS) / name
