"""The tests' database gets its tables at once, as an installation does: replaying history takes most of a short run."""

from __future__ import annotations

import os

import psycopg
from django.db import connection
from house.schema import PLACE, is_current

from atiende.kernel.clock import utc_now
from atiende.platform.partitions import make_partitions


def be_copied_from_laid_tables() -> bool:
    """Where `schema.sql` is of these very migrations; else they are applied one by one, and False is returned."""
    if not is_current():
        return False
    facts = connection.settings_dict
    name = f"laid_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    server = {
        "host": facts["HOST"],
        "port": facts["PORT"],
        "user": facts["USER"],
        "password": facts["PASSWORD"],
    }
    with psycopg.connect(**server, dbname=facts["NAME"], autocommit=True) as first:
        first.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    with psycopg.connect(**server, dbname=name) as laid:
        laid.execute(PLACE.read_bytes())
    facts["TEST"]["TEMPLATE"] = name
    return True


def make_its_partitions() -> None:
    make_partitions(connection, at=utc_now())
