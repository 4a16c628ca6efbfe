"""The tables that an empty database gets at once are those that the migrations would have made."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from house.schema import is_current

from tests.processes import clean_environment

ROOT = Path(__file__).resolve().parent.parent.parent
LAYS = "import django; django.setup(); from atiende.site import schema; {}schema.apply_pending()"
NOT_UNDERSTOOD = "import pathlib; schema._AS_ALL_LEAVE_THEM = pathlib.Path(schema.__file__); "


@pytest.fixture
def empty() -> Iterator[str]:
    """The address of an empty database beside that of the tests."""
    name = f"{connection.settings_dict['NAME']}_empty"
    with psycopg.connect(address(), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        yield address(name)
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def address(name: str = "") -> str:
    facts = connection.settings_dict
    host = str(facts["HOST"]).replace("/", "%2F")
    return f"postgresql://{facts['USER']}:{facts['PASSWORD']}@{host}:{facts['PORT']}/{name or facts['NAME']}"


def laid_in(url: str, before: str = "") -> str:
    """What a process says that makes the tables."""
    done = subprocess.run(
        [sys.executable, "-c", LAYS.format(before)],
        cwd=ROOT,
        env=clean_environment(DATABASE_URL=url, DJANGO_SETTINGS_MODULE="atiende.site.settings"),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def difference(url: str) -> str:
    done = subprocess.run(
        [sys.executable, "scripts/schema", "--check", "--of", url], cwd=ROOT, capture_output=True, text=True
    )
    return done.stderr


def test_the_file_was_written_from_these_migrations() -> None:
    assert is_current(), "run scripts/schema"


@pytest.mark.django_db(transaction=True)
def test_an_empty_database_gets_them_at_once(empty: str) -> None:
    assert laid_in(empty) == ""
    assert difference(empty) == ""
    with psycopg.connect(empty) as laid:
        at_once = laid.execute("SELECT count(DISTINCT applied) FROM django_migrations").fetchone()
        assert at_once == (1,)
        (months,) = laid.execute(
            "SELECT count(*) FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE relname ~ '_[0-9]{4}_[0-9]{2}$'"
            " AND relkind = 'r'"
        ).fetchone() or (0,)
        assert months >= 8
        assert laid.execute("SELECT count(*) FROM identity_role").fetchone() == (5,)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_server_that_does_not_understand_the_text_gets_one_migration_after_the_other(empty: str) -> None:
    assert "one migration after the other" in laid_in(empty, NOT_UNDERSTOOD)
    assert difference(empty) == ""
