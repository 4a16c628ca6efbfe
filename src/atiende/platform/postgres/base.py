"""A connection is looked at before each request; only now and then, or when something came in, is it asked.

Rows that were gathered (`gathering.py`) belong to the innermost savepoint: they are sent before another begins, and
forgotten with what it undoes.
"""

from __future__ import annotations

import select
import time
from typing import Any, Final

from django.conf import settings
from django.db.backends.postgresql import base, operations
from django.db.backends.utils import CursorWrapper
from psycopg import Cursor

_ASKED_EVERY_SECONDS: Final = 30.0
_AT_FIRST_USE: Final = 0
_PLANNED_ONCE: Final = "-c plan_cache_mode=force_generic_plan"
"""Else the server plans a prepared statement anew each time that it takes its own guess of the values for better."""


class DatabaseOperations(operations.DatabaseOperations):
    def last_executed_query(self, cursor: Any, sql: str, params: Any) -> str:
        """The statement as sent; of a prepared one, whose values travel apart, its wording."""
        return super().last_executed_query(cursor, sql, params) or sql


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations
    is_one_piece = False
    _asked_at = 0.0
    gathered: dict[str, list[str]] | None = None
    left_for_commit: dict[str, list[str]] | None = None
    _kept: tuple[Any, CursorWrapper] | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection that may prepare statements, unless a pooler stands between: the next one may not know them."""
        is_pooled = bool(settings.ENVIRONMENT.database_url_direct)
        if not is_pooled:
            options = f"{conn_params.get('options', '')} {_PLANNED_ONCE}".strip()
            conn_params = {**conn_params, "options": options}
        connection = super().get_new_connection(conn_params)
        connection.prepare_threshold = None if is_pooled else _AT_FIRST_USE
        return connection

    def prepared_cursor(self) -> CursorWrapper:
        """A cursor whose statements the server plans once for each connection: for what every page asks."""
        self.ensure_connection()
        with self.wrap_database_errors:
            cursor: CursorWrapper = self._prepare_cursor(Cursor(self.connection))  # type: ignore[attr-defined]
            return cursor

    def kept_cursor(self) -> CursorWrapper:
        """The same for whoever reads its one row at once: made once for each connection."""
        self.ensure_connection()
        if self.queries_logged:
            return self.prepared_cursor()
        if self._kept is None or self._kept[0] is not self.connection or self._kept[1].closed:
            self._kept = (self.connection, self.prepared_cursor())
        return self._kept[1]

    def send_gathered(self) -> None:
        """Send what was gathered so far, each statement once, without waiting for one answer after the other."""
        if not self.gathered:
            return
        waiting = self.gathered.copy()
        self.gathered.clear()
        with self.wrap_database_errors, self.connection.pipeline():
            self._send(waiting)

    def leave_for_commit(self) -> None:
        """Send what was gathered together with the commit, or now where the transaction goes on beyond this block."""
        if self.gathered and len(self.atomic_blocks) == 1:
            self.left_for_commit = self.gathered
        else:
            self.send_gathered()

    def _send(self, waiting: dict[str, list[str]]) -> None:
        for statement, rows in waiting.items():
            self.prepared_cursor().execute(statement, [f"[{','.join(rows)}]"])

    def _commit(self) -> None:
        waiting, self.left_for_commit = self.left_for_commit, None
        if not waiting:
            super()._commit()  # type: ignore[misc]
            return
        with self.wrap_database_errors, self.connection.pipeline():
            self._send(waiting)
            self.connection.commit()

    def _rollback(self) -> None:
        self.left_for_commit = None
        super()._rollback()  # type: ignore[misc]

    def _savepoint_allowed(self) -> bool:
        return not self.is_one_piece and bool(super()._savepoint_allowed())  # type: ignore[misc]

    def _savepoint(self, sid: str) -> None:
        self.send_gathered()
        super()._savepoint(sid)  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        if self.gathered is not None:
            self.gathered.clear()
        super()._savepoint_rollback(sid)  # type: ignore[misc]

    def is_usable(self) -> bool:
        """Whether statements can be sent.

        A server that stops or drops us is heard on the socket without asking; a network that swallows a silent
        connection is not, so a connection that was not asked for half a minute is asked.
        """
        if self.connection is None:
            return False
        if time.monotonic() - self._asked_at < _ASKED_EVERY_SECONDS and self._is_quiet():
            return True
        self._asked_at = time.monotonic()
        return bool(super().is_usable())

    def _is_quiet(self) -> bool:
        """Nothing came in since the last answer: neither an end nor a farewell."""
        if self.connection.closed or self.connection.broken:
            return False
        looked = select.poll()
        looked.register(self.connection.fileno(), select.POLLIN | select.POLLHUP | select.POLLERR)
        return not looked.poll(0)
