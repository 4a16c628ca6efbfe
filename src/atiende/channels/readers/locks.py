"""Who reads a mailbox: one worker of all, by a lock that PostgreSQL takes back when that worker dies."""

from __future__ import annotations

from types import TracebackType

from atiende.platform.wake import direct_connection


class MailboxLocks:
    """Locks of a session, on a connection that does nothing else. Errors of psycopg mean that all of them are gone."""

    def __enter__(self) -> MailboxLocks:
        self._connection = direct_connection()
        self.held: set[int] = set()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def take(self, mailbox_id: int) -> bool:
        """False while another worker holds it."""
        if mailbox_id not in self.held and self._ask("SELECT pg_try_advisory_lock({})", mailbox_id):
            self.held.add(mailbox_id)
        return mailbox_id in self.held

    def let_go(self, mailbox_id: int) -> None:
        if mailbox_id in self.held:
            self.held.discard(mailbox_id)
            self._ask("SELECT pg_advisory_unlock({})", mailbox_id)

    def check(self) -> None:
        """Raises what psycopg raises when the connection, and with it every lock, is lost."""
        self._connection.execute("SELECT 1")

    def _ask(self, statement: str, mailbox_id: int) -> bool:
        key = "hashtextextended('channels.mailbox:' || %s::text, 0)"
        row = self._connection.execute(statement.replace("{}", key), [mailbox_id]).fetchone()
        return bool(row and row[0])
