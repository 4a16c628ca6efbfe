"""Writes src/atiende/site/schema.sql: the tables as all migrations leave them, which an empty database gets at once."""

from __future__ import annotations

import argparse
import hashlib
import importlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psycopg

from atiende.site.embedded_postgres.cluster import Cluster
from atiende.site.embedded_postgres.programs import packaged_root
from house.places import PACKAGE, ROOT

PLACE: Final = PACKAGE / "site" / "schema.sql"
HEAD: Final = """-- The tables as all migrations leave them: an empty database gets these without replaying history.
-- Written by `scripts/schema`; do not edit. Seal: {}
"""
_BEGINNING: Final = "SET LOCAL check_function_bodies = false;\n"
_MONTHS: Final = "*_20[0-9][0-9]_[0-9][0-9]"
_DUMP: Final = (
    "--schema-only",
    "--no-owner",
    "--no-privileges",
    "--no-comments",
    f"--exclude-table={_MONTHS}",
)
_LIST: Final = re.compile(r"\(\(ARRAY\[((?:'[^']*'::character varying(?:, )?)+)\]\)::text\[\]\)")
_SAID_BY_THE_PROGRAM: Final = re.compile(r"(--|\\|SET \w+ = |SELECT pg_catalog\.set_config\()")


def schema_of(url: str) -> str:
    """The text of the file for a database that the migrations made. Partitions of months are left to their upkeep."""
    pg_dump = packaged_root() / "embedded_postgres" / "pginstall" / "bin" / "pg_dump"
    dumped = subprocess.run([pg_dump, *_DUMP, url], check=True, capture_output=True, text=True).stdout
    lines = [line for line in dumped.splitlines() if line.strip() and not _SAID_BY_THE_PROGRAM.match(line)]
    tables = "\n".join(lines).replace(" WITH SCHEMA public", "").replace("public.", "")
    text = f"{_BEGINNING}{_LIST.sub(_each_cast, tables)}\n{_applied(url)}"
    return HEAD.format(_seal_of(text)) + text


def is_current() -> bool:
    """Whether the file was written from the migrations as they stand in the checkout, and not touched since."""
    written = PLACE.read_text()
    text = written[written.index(_BEGINNING) :]
    return written == HEAD.format(_seal_of(text)) + text


def _seal_of(text: str) -> str:
    """What no longer fits when the text or any migration changes."""
    seal = hashlib.sha256(text.encode())
    for path in sorted(PACKAGE.glob("*/migrations/*.py")):
        seal.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return seal.hexdigest()


def _each_cast(found: re.Match[str]) -> str:
    """Lists of words as the server writes them once it has read what it wrote."""
    return f"(ARRAY[{', '.join(f'({word})::text' for word in found[1].split(', '))}])"


def _applied(url: str) -> str:
    with psycopg.connect(url) as connection:
        rows = connection.execute("SELECT app, name FROM django_migrations ORDER BY app, name").fetchall()
    values = ",\n".join(f"    ('{app}', '{name}', now())" for app, name in rows)
    return f"INSERT INTO django_migrations (app, name, applied) VALUES\n{values};\n"


@contextmanager
def _migrated() -> Iterator[str]:
    """The address of a database to which every migration was applied, one after the other."""
    with tempfile.TemporaryDirectory(prefix="atiende-schema-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)  # the account that runs the database must be able to enter
        cluster = Cluster(Path(folder) / "data")
        cluster.start()
        try:
            os.environ["ATIENDE_DATA"] = str(cluster.data)
            os.environ["ATIENDE_EMBEDDED_URL"] = cluster.url()
            os.environ["DJANGO_SETTINGS_MODULE"] = "atiende.site.settings"
            importlib.import_module("django").setup()
            importlib.import_module("atiende.site.schema").apply_history()
            yield cluster.url()
        finally:
            cluster.stop()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing, tell whether the file is up to date"
    )
    parser.add_argument(
        "--of", metavar="URL", help="a database that the migrations made; without, one is made"
    )
    wanted = parser.parse_args()
    if wanted.of:
        text = schema_of(wanted.of)
    else:
        with _migrated() as url:
            text = schema_of(url)
    if not wanted.check:
        PLACE.write_text(text)
        return 0
    if PLACE.read_text() == text:
        return 0
    sys.stderr.write(f"{PLACE.relative_to(ROOT)} is not what the migrations leave: run scripts/schema\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
