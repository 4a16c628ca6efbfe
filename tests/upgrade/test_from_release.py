"""An installation of a released version, with its data, becomes one of this version."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from atiende.site.embedded_postgres.programs import packaged_programs
from tests.processes import clean_environment
from tests.upgrade.kept import facts_of, snapshots

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).resolve().parent.parent.parent
UPGRADE = "import django; django.setup(); from atiende.site import schema; print(len(schema.apply_pending()))"
READ = """
import django; django.setup()
from atiende.identity.models import User
from atiende.site.schema import pending_migrations
from atiende.tickets.models import Message, Ticket
print(User.objects.get(email="ana@example.com").name, Ticket.objects.get().subject, Message.objects.count(),
      pending_migrations(), sep="|")
"""


@pytest.fixture
def empty() -> Iterator[str]:
    facts = connection.settings_dict
    host = str(facts["HOST"]).replace("/", "%2F")
    server = f"postgresql://{facts['USER']}:{facts['PASSWORD']}@{host}:{facts['PORT']}"
    name = f"{facts['NAME']}_release"
    with psycopg.connect(f"{server}/{facts['NAME']}", autocommit=True) as session:
        session.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        yield f"{server}/{name}"
        session.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.parametrize("dump", snapshots(), ids=lambda path: path.name)
def test_it_keeps_its_rows_and_gets_the_tables_of_this_version(dump: Path, empty: str) -> None:
    loaded = subprocess.run(
        [packaged_programs() / "psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", empty],
        input=gzip.decompress(dump.read_bytes()),
        capture_output=True,
    )
    assert loaded.returncode == 0, loaded.stderr.decode()[-2000:]
    _python(UPGRADE, empty)
    assert _python(READ, empty) == "Ana|Pedido 1042: falta una pieza|2|[]"
    with psycopg.connect(empty) as session:
        for table, expected in facts_of(dump)["rows"].items():
            if table in {"django_migrations", "django_content_type", "auth_permission", "procrastinate_jobs"}:
                continue
            found = session.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # type: ignore[arg-type]
            assert found is not None
            assert found[0] >= expected, table
    compared = subprocess.run(
        [sys.executable, "scripts/schema", "--check", "--of", empty], cwd=ROOT, capture_output=True, text=True
    )
    assert compared.stderr == ""


def _python(code: str, url: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=clean_environment(DATABASE_URL=url, DJANGO_SETTINGS_MODULE="atiende.site.settings"),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
