"""Writes tests/upgrade/snapshots/VERSION.sql.gz and .json: a small installation as this version leaves it.

Made at each release, and before the first one of what is there: the tests of upgrades load it and bring it up to date;
migrations that are not in the newest one are those that will meet data.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import psycopg
from psycopg import sql

from atiende import __version__
from atiende.site.embedded_postgres.programs import packaged_programs
from atiende.site.embedded_postgres.sharing import server_for_command
from house.places import ROOT

FOLDER: Final = ROOT / "tests" / "upgrade" / "snapshots"
_PASSWORD: Final = "a long password for the snapshot\n"  # noqa: S105  of an installation that nobody opens
_MAIL: Final = """From: Marta Ruiz <marta@example.com>
To: care@example.com
Subject: Pedido 1042: falta una pieza
Message-ID: <first@example.com>
Date: Mon, 16 Nov 2026 10:00:00 +0100
Content-Type: text/plain; charset=utf-8

Buenos días: en el pedido 1042 falta una pieza.
"""
_ANSWER: Final = """From: Marta Ruiz <marta@example.com>
To: care@example.com
Subject: Re: Pedido 1042: falta una pieza
Message-ID: <second@example.com>
In-Reply-To: <first@example.com>
Date: Mon, 16 Nov 2026 11:00:00 +0100
Content-Type: text/plain; charset=utf-8

Adjunto la foto.
"""
_DUMP: Final = ("--no-owner", "--no-privileges", "--no-comments", "--inserts", "--rows-per-insert=50")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default=__version__, help="version under which it is kept")
    name = parser.parse_args().name
    with tempfile.TemporaryDirectory(prefix="atiende-release-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)  # the account that runs the database must be able to enter
        data = Path(folder) / "data"
        _fill(data, Path(folder))
        with server_for_command(data) as url:
            _write(name, url)
    return 0


def _fill(data: Path, folder: Path) -> None:
    """By the ordinary commands, so that every version fills its own tables."""
    mails = folder / "mails"
    mails.mkdir()
    (mails / "1.eml").write_text(_MAIL, encoding="utf-8")
    (mails / "2.eml").write_text(_ANSWER, encoding="utf-8")
    ana = ("--email", "ana@example.com", "--name", "Ana", "--role", "administrator")
    for words, typed in (
        (("user", "create", *ana), _PASSWORD),
        (("mailbox", "create", "Care", "--address", "care@example.com", "--receive-only"), ""),
        (("mail", "import", str(mails), "--mailbox", "Care"), ""),
    ):
        subprocess.run(
            [sys.executable, "-m", "atiende.site.command_line", *words],
            env={**os.environ, "ATIENDE_DATA": str(data)},
            input=typed,
            text=True,
            check=True,
            stdout=subprocess.DEVNULL,
        )


def _write(name: str, url: str) -> None:
    dumped = subprocess.run(
        [packaged_programs() / "pg_dump", *_DUMP, url], check=True, capture_output=True
    ).stdout
    lines = [line for line in dumped.splitlines() if not line.startswith((b"\\", b"SET transaction_timeout"))]
    with psycopg.connect(url) as connection:
        applied = connection.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1").fetchall()
        tables = connection.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
            " AND NOT relispartition ORDER BY 1"
        ).fetchall()
        counts = {
            table: connection.execute(
                sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
            ).fetchone()
            for (table,) in tables
        }
    facts = {
        "version": name,
        "migrations": [migration for (migration,) in applied],
        "rows": {table: count[0] for table, count in counts.items() if count and count[0]},
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    with gzip.GzipFile(FOLDER / f"{name}.sql.gz", "wb", mtime=0) as file:
        file.write(b"\n".join(lines) + b"\n")
    (FOLDER / f"{name}.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
