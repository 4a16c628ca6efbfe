"""One savepoint that moves along a batch: half the round trips of a nested transaction for each delivery."""

from __future__ import annotations

from django.db import connection
from psycopg.pq import TransactionStatus

_SET = b"SAVEPOINT delivery"
_MOVE = b"RELEASE SAVEPOINT delivery; SAVEPOINT delivery"
_UNDO = b"ROLLBACK TO SAVEPOINT delivery"


class MovingSavepoint:
    """Lives inside one transaction.atomic(). What a handler did is kept or undone as a whole."""

    def __init__(self) -> None:
        self._is_set = False
        self._hooks = 0

    def move(self) -> None:
        """Everything so far stays; from here on it can be undone. Raises DatabaseError when that is not so."""
        self._send(_MOVE if self._is_set else _SET)
        self._is_set = True
        self._hooks = len(connection.run_on_commit)

    def undo(self) -> None:
        """Back to where it was moved last, and forget what was to happen on commit since."""
        self._send(_UNDO)
        connection.needs_rollback = False
        del connection.run_on_commit[self._hooks :]

    def is_broken(self) -> bool:
        """True when a statement failed since and somebody swallowed the error."""
        status: TransactionStatus = connection.connection.info.transaction_status
        return status == TransactionStatus.INERROR

    def _send(self, command: bytes) -> None:
        with connection.wrap_database_errors:
            connection.connection.execute(command)
