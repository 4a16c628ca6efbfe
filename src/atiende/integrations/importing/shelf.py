"""What lies beside the cases and is looked up for them: people, groups, messages. On the disk, however much it is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

_AT_ONCE: Final = 2_000
_REMEMBERED: Final = 20_000


class Shelf:
    """`put` first, then look: a file of its own that is gone with the connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: list[tuple[str, str, str]] = []
        self._remembered: dict[tuple[str, str], dict[str, Any] | None] = {}
        self._kinds: set[str] = set()

    def put(self, kind: str, ident: object, found: dict[str, Any]) -> None:
        self._kinds.add(kind)
        self._waiting.append((kind, str(ident), json.dumps(found)))
        if len(self._waiting) >= _AT_ONCE:
            self._write()

    def look(self, kind: str, ident: object) -> dict[str, Any] | None:
        if kind not in self._kinds or ident is None:
            return None
        key = (kind, str(ident))
        if key not in self._remembered:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            found = self.look_all(kind, ident)
            self._remembered[key] = found[-1] if found else None
        return self._remembered[key]

    def look_all(self, kind: str, ident: object) -> list[dict[str, Any]]:
        if kind not in self._kinds:
            return []
        if self._waiting:
            self._write()
        rows = self._connection.execute(
            "SELECT found FROM shelf WHERE kind = ? AND ident = ? ORDER BY rowid", (kind, str(ident))
        )
        return [json.loads(found) for (found,) in rows]

    def all_of(self, kind: str) -> Iterator[dict[str, Any]]:
        self._write()
        for (found,) in self._connection.execute(
            "SELECT found FROM shelf WHERE kind = ? ORDER BY rowid", (kind,)
        ):
            yield json.loads(found)

    def _write(self) -> None:
        self._connection.executemany("INSERT INTO shelf VALUES (?, ?, ?)", self._waiting)
        self._waiting.clear()


@contextmanager
def shelf() -> Iterator[Shelf]:
    connection = sqlite3.connect(
        "", isolation_level=None, check_same_thread=False
    )  # a temporary file of its own
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("CREATE TABLE shelf (kind TEXT, ident TEXT, found TEXT)")
        connection.execute("CREATE INDEX by_ident ON shelf (kind, ident)")
        yield Shelf(connection)
    finally:
        connection.close()
