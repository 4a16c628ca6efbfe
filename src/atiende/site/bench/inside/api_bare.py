# ruff: noqa: S608  put together of names and ids of a throw-away database
"""The limit of the API: the rows of one case, as the API wrote them, by one bare statement; prints CPU as JSON.

Called as `python -m atiende.site.bench.inside.api_bare COUNT KIND` with the database's address on standard input. What
is the same in every case stands in the statement as it is; texts, search words, keys and ids are new each time.
"""

from __future__ import annotations

import json
import sys
import time
import uuid
from typing import Any, Final

import psycopg

Row = dict[str, str]
_PROTOTYPE: Final = """
SELECT string_agg(format('%%L, quote_nullable(%%I::text) || %%L', attname, attname,
    '::' || format_type(atttypid, atttypmod)), ', ')
FROM pg_attribute
WHERE attrelid = %(table)s::text::regclass AND attnum > 0 AND NOT attisdropped AND attname <> ALL(%(left_out)s)
"""
_OWN_IDS: Final = frozenset(
    {"tickets_ticket", "tickets_participant", "tickets_message", "tickets_timelineentry", "platform_audit_entry",
     "platform_event", "platform_api_answer", "customers_customer", "customers_identifier"}
)  # fmt: skip


def main(count: int, kind: str, url: str) -> None:
    with psycopg.connect(url, autocommit=True, options="-c plan_cache_mode=force_generic_plan") as connection:
        connection.prepare_threshold = 0
        statement, values = _statement(connection, kind == "new")
        for _ in range(20):
            connection.execute(statement, _fresh(values))
        began = time.process_time()
        for _ in range(count):
            connection.execute(statement, _fresh(values)).fetchone()
        spent = time.process_time() - began
    sys.stdout.write(json.dumps({"client_seconds": spent}) + "\n")


def _fresh(values: dict[str, str]) -> dict[str, str]:
    word = uuid.uuid4().hex
    return {**values, "token": word[:20], "key": word, "address": f"{word}@example.com"}


def _statement(connection: psycopg.Connection[Any], is_new: bool) -> tuple[str, dict[str, str]]:
    """The statement, and what varies as the newest case has it."""
    ticket, customer, number = _one(
        connection, "SELECT id, customer_id, number FROM tickets_ticket ORDER BY id DESC LIMIT 1"
    )
    (message,) = _one(connection, f"SELECT id FROM tickets_message WHERE ticket_id = {ticket}")
    (event,) = _one(connection, f"SELECT id FROM platform_event WHERE aggregate = 'ticket:{ticket}'")
    (answer,) = _one(
        connection, f"SELECT id FROM platform_api_answer WHERE body LIKE '%\"number\": {number},%'"
    )
    subject, text, words, body = _one(
        connection,
        "SELECT ticket.subject, message.text, row.words::text, answer.body"
        " FROM tickets_ticket ticket, tickets_message message, tickets_searchrow row, platform_api_answer answer"
        f" WHERE ticket.id = {ticket} AND message.id = {message} AND row.message_id = {message}"
        f" AND answer.id = {answer}",
    )
    parts = _Parts(connection)
    who = {"customer_id": "customer.id"} if is_new else {}
    if is_new:
        parts.add("customer", "customers_customer", f"id = {customer}", {}, returning="id")
        mail = {"value": "%(address)s", "normal_value": "%(address)s", "customer_id": "customer.id"}
        parts.add("identifier", "customers_identifier", f"customer_id = {customer}", mail, "FROM customer")
        _announced(parts, "customer", f"customer:{customer}", str(customer))
    parts.add(
        "ticket", "tickets_ticket", f"id = {ticket}", {"subject": "%(subject)s", **who},
        "FROM customer" if is_new else "", returning="id, customer_id", left_out=("number",),
    )  # fmt: skip
    parts.add(
        "participant", "tickets_participant", f"ticket_id = {ticket}",
        {"ticket_id": "ticket.id", "token": "%(token)s", **({"customer_id": "ticket.customer_id"} if is_new else {})},
        "FROM ticket",
    )  # fmt: skip
    parts.add(
        "message", "tickets_message", f"id = {message}", {"ticket_id": "ticket.id", "text": "%(text)s"},
        "FROM ticket", returning="id, ticket_id",
    )  # fmt: skip
    parts.add(
        "entry", "tickets_timelineentry", f"message_id = {message}",
        {"ticket_id": "message.ticket_id", "message_id": "message.id"}, "FROM message",
    )  # fmt: skip
    parts.add(
        "found", "tickets_searchrow", f"message_id = {message}",
        {"message_id": "message.id", "case_id": "message.ticket_id", "words": "%(words)s::tsvector"}, "FROM message",
    )  # fmt: skip
    _announced(parts, "ticket", f"ticket:{ticket}", str(ticket))
    handlers = _all(connection, f"SELECT handler FROM platform_delivery WHERE event_id = {event}")
    for place, (handler,) in enumerate(handlers):
        parts.add(
            f"delivery{place}", "platform_delivery", f"event_id = {event} AND handler = '{handler}'",
            {"event_id": "ticket_event.id", "aggregate": "ticket_event.aggregate"}, "FROM ticket_event",
        )  # fmt: skip
    parts.add("answer", "platform_api_answer", f"id = {answer}", {"key": "%(key)s", "body": "%(body)s"})
    return parts.statement("SELECT id FROM ticket"), {
        "subject": subject, "text": text, "words": words, "body": body,
    }  # fmt: skip


def _announced(parts: _Parts, kind: str, aggregate: str, target: str) -> None:
    """Audit entry, event and lane of one of them."""
    of = {"aggregate": f"'{kind}:' || {kind}.id"}
    parts.add(
        f"{kind}_audit", "platform_audit_entry", f"target_kind = '{kind}' AND target_id = '{target}'",
        {"target_id": f"{kind}.id::text"}, f"FROM {kind}",
    )  # fmt: skip
    parts.add(
        f"{kind}_event", "platform_event", f"aggregate = '{aggregate}'", of, f"FROM {kind}",
        returning="id, aggregate",
    )  # fmt: skip
    parts.add(f"{kind}_lane", "platform_lane", f"aggregate = '{aggregate}'", of, f"FROM {kind}")


class _Parts:
    """Inserts that become one statement; each copies a row that is there, but for what is said."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        self._parts: list[str] = []

    def add(
        self,
        name: str,
        table: str,
        where: str,
        said: Row,
        source: str = "",
        *,
        returning: str = "",
        left_out: tuple[str, ...] = (),
    ) -> None:
        row = {**self._row(table, where, left_out), **said}
        insert = f"INSERT INTO {table} ({', '.join(row)}) SELECT {', '.join(row.values())} {source}"
        self._parts.append(f"{name} AS ({insert}{' RETURNING ' + returning if returning else ''})")

    def statement(self, end: str) -> str:
        return f"WITH {', '.join(self._parts)} {end}"

    def _row(self, table: str, where: str, left_out: tuple[str, ...]) -> Row:
        """The columns of a row as SQL writes them."""
        without = [*left_out, *(["id"] if table in _OWN_IDS else [])]
        (told,) = self._connection.execute(_PROTOTYPE, {"table": table, "left_out": without}).fetchone() or (
            "",
        )
        (row,) = _one(
            self._connection, f"SELECT jsonb_build_object({told}) FROM {table} WHERE {where} LIMIT 1"
        )
        return {name: value.replace("%", "%%") for name, value in row.items()}


def _one(connection: psycopg.Connection[Any], query: str) -> tuple[Any, ...]:
    row = connection.execute(query).fetchone()
    if row is None:
        raise RuntimeError(f"nothing to copy: {query}")
    return tuple(row)


def _all(connection: psycopg.Connection[Any], query: str) -> list[tuple[Any, ...]]:
    return connection.execute(query).fetchall()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.stdin.read())
