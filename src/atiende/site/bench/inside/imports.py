"""Brings a file of cases in, twice, and writes the same rows without Atiende; prints what it took as JSON.

Called as `python -m atiende.site.bench.inside.imports FOLDER RUN CASES`.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import django
import psutil
from psycopg import sql

django.setup()

from django.db import connection, transaction  # noqa: E402  after Django is set up

from atiende.integrations.actions.import_files import import_files  # noqa: E402
from atiende.integrations.rules.importing.files import Files  # noqa: E402
from atiende.kernel.actors import SYSTEM  # noqa: E402
from atiende.kernel.clock import utc_now  # noqa: E402
from atiende.organisation.actions.provide_first_brand import provide_first_brand  # noqa: E402
from atiende.organisation.queries import default_brand  # noqa: E402
from atiende.platform.search.progress import lock_position, move_position  # noqa: E402
from atiende.site.bench.data.vocabulary import words  # noqa: E402
from atiende.site.schema import apply_pending  # noqa: E402

_WORDS_OF_A_MESSAGE: Final = (10, 70)
_CUSTOMERS_OF: Final = 4
"""A customer for so many cases."""
_TABLES: Final = (
    "tickets_ticket", "tickets_message", "tickets_timelineentry", "tickets_participant", "tickets_searchrow",
    "tickets_tickettag", "platform_audit_entry", "integrations_importorigin", "customers_customer",
    "customers_identifier",
)  # fmt: skip


def main(folder: Path, run: int, cases: int) -> None:
    apply_pending()
    provide_first_brand(by=SYSTEM, at=utc_now())
    _have_learned()
    brand = default_brand()
    assert brand is not None
    path = folder / f"cases{run}.json"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in _cases(run, cases))
    files = Files(kind="tickets", brand_id=brand.pk, paths=[(path.name, path)], source=f"bench {run}")
    before = {table: _size(table) for table in _TABLES}
    client, database = time.process_time(), _database_seconds()
    per_second = cases / _seconds(files, taken=cases)
    client, database = time.process_time() - client, _database_seconds() - database
    again = cases / _seconds(files, taken=0)
    answer = {
        "per_second": per_second,
        "again_per_second": again,
        "client_ms": 1000 * client / cases,
        "database_ms": 1000 * database / cases,
        "bare_per_second": cases / _bare_seconds(before),
    }
    sys.stdout.write(json.dumps(answer) + "\n")


def _seconds(files: Files, *, taken: int) -> float:
    began = time.perf_counter()
    report = import_files(files=files, is_trial=False, by=SYSTEM, at=utc_now())
    seconds = time.perf_counter() - began
    if report["taken"] != taken or report["left_out"]:
        raise SystemExit(f"{report['taken']} were taken instead of {taken}: {report['first_problems'][:1]}")
    return seconds


def _cases(run: int, count: int) -> Iterator[dict[str, Any]]:
    chance, known = random.Random(run), words()  # noqa: S311  no secret
    begin = utc_now() - dt.timedelta(days=900)
    for number in range(count):
        at = begin + dt.timedelta(minutes=number * 800_000 / count)
        who = number // _CUSTOMERS_OF
        yield {
            "id": f"{run}-{number}",
            "subject": _text(chance, known, 5),
            "status": "closed" if number % 10 else "open",
            "priority": ("low", "normal", "high", "urgent")[number % 4],
            "created_at": at.isoformat(),
            "language": "es",
            "customer": {"id": who, "name": f"Cliente {who}", "email": f"cliente{run}.{who}@example.com"},
            "team": f"Equipo {number % 12}",
            "tags": [known[number % 40]],
            "messages": [
                {"from": kind, "text": _text(chance, known, chance.randint(*_WORDS_OF_A_MESSAGE)),
                 "at": (at + dt.timedelta(hours=place)).isoformat(), "author": "Ana"}
                for place, kind in enumerate(("customer", "agent", "customer"))
            ],
        }  # fmt: skip


def _text(chance: random.Random, known: list[str], count: int) -> str:
    """The commonest words stand first: most of a text is made of them, and of nearly every word there is some."""
    return " ".join(known[int(len(known) ** chance.random()) - 1] for _ in range(count)).capitalize() + "."


def _have_learned() -> None:
    """As where the search has learned its words up to now: what is older is learned with the import."""
    with transaction.atomic():
        lock_position("tickets.messages")
        move_position("tickets.messages", 2**62)


def _size(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
        return int(cursor.fetchone()[0])


def _bare_seconds(before: dict[str, int]) -> float:
    """The rows that came, copied out, and copied into tables without anything, in one transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        held = {}
        for table in _TABLES:
            names = {"table": sql.Identifier(table), "bare": sql.Identifier(f"bare_{table}")}
            cursor.execute(sql.SQL("CREATE TABLE {bare} (LIKE {table})").format(**names))
            newest = sql.SQL("COPY (SELECT * FROM {table} OFFSET {before}) TO STDOUT")
            with cursor.copy(newest.format(**names, before=sql.Literal(before[table]))) as out:
                held[table] = b"".join(bytes(part) for part in out)
        began = time.perf_counter()
        for table, content in held.items():
            statement = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(f"bare_{table}"))
            with cursor.copy(statement) as into:
                into.write(content)
        seconds = time.perf_counter() - began
        transaction.set_rollback(True)
    return seconds


def _database_seconds() -> float:
    """CPU of all processes of the database, those that ended included."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        parent = psutil.Process(cursor.fetchone()[0]).parent()
    assert parent is not None
    times = [process.cpu_times() for process in (parent, *parent.children())]
    ended = parent.cpu_times()
    return sum(each.user + each.system for each in times) + ended.children_user + ended.children_system


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
