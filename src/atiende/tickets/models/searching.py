"""How search rows are written: with the message, in its transaction, by one statement for one row or a thousand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from atiende.platform.postgres.reading import read_row
from atiende.platform.search import accented, codes, plain
from atiende.tickets.rules.search_scope import COARSE_BITS, FINE_BITS, Kind, code

AT_ONCE: Final = 200
"""Rows that one transaction places again; the rest follows within a minute or two (SearchUnfinished)."""
LAST_ID: Final = 2**63 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """One message as searching needs it. `author_id`: of a customer's words, else 0."""

    message_id: int
    case_id: int
    is_note: bool
    language: str
    subject: str
    author_label: str
    author_id: int
    file_names: tuple[str, ...]
    text: str


_SCOPE: Final = f"""
ARRAY[
    {code(Kind.TEAM, 0)} | coalesce(ticket.team_id, 0), {code(Kind.BRAND, 0)} | ticket.brand_id,
    {code(Kind.ASSIGNEE, 0)} | coalesce(ticket.assignee_id, 0), {code(Kind.CUSTOMER, 0)} | ticket.customer_id,
    {code(Kind.FINE, 0)} | (message.id >> {FINE_BITS}), {code(Kind.COARSE, 0)} | (message.id >> {COARSE_BITS})
]::bigint[] || CASE WHEN message.has_file THEN ARRAY[{code(Kind.HAS_FILE, 1)}]::bigint[] ELSE '{{}}' END || ARRAY(
    SELECT CASE WHEN share.agent_id IS NULL THEN {code(Kind.SHARED_WITH_TEAM, 0)} | share.team_id
        ELSE {code(Kind.SHARED_WITH_AGENT, 0)} | share.agent_id END
    FROM tickets_ticketshare share WHERE share.ticket_id = ticket.id
)
"""  # noqa: S608  put together of constants

_WRITE: Final = f"""
INSERT INTO tickets_searchrow (message_id, case_id, brand_id, is_note, scope, words)
SELECT message.id, ticket.id, ticket.brand_id, message.is_note, {_SCOPE},
    setweight(to_tsvector('simple', title) || to_tsvector('spanish', title_es) || to_tsvector('english', title_en), 'A')
    || setweight(to_tsvector('simple', who), 'B') || setweight(to_tsvector('simple', files), 'C')
    || to_tsvector('simple', body) || to_tsvector('spanish', body_es) || to_tsvector('english', body_en)
    || array_to_tsvector(CASE WHEN message.author_id > 0
        THEN ARRAY[':c' || ticket.customer_id, ':c' || message.author_id] ELSE ARRAY[':c' || ticket.customer_id] END)
FROM unnest(
    %(id)s::bigint[], %(case_id)s::bigint[], %(is_note)s::boolean[], %(has_file)s::boolean[], %(author_id)s::bigint[],
    %(title)s::text[], %(title_es)s::text[], %(title_en)s::text[], %(who)s::text[], %(files)s::text[],
    %(body)s::text[], %(body_es)s::text[], %(body_en)s::text[]
) AS message (
    id, case_id, is_note, has_file, author_id, title, title_es, title_en, who, files, body, body_es, body_en
) JOIN tickets_ticket ticket ON ticket.id = message.case_id
ON CONFLICT (message_id) DO UPDATE SET case_id = excluded.case_id, brand_id = excluded.brand_id,
    is_note = excluded.is_note, scope = excluded.scope, words = excluded.words
RETURNING message_id
"""  # noqa: S608  put together of constants

_PLACE: Final = f"""
WITH RECURSIVE family (id) AS (
    SELECT %(case_id)s::bigint
    UNION
    SELECT merge.source_id FROM family JOIN tickets_ticketmerge merge ON merge.target_id = family.id
)
UPDATE tickets_searchrow AS found SET case_id = ticket.id, brand_id = ticket.brand_id, scope = {_SCOPE}
FROM (
    SELECT said.id, EXISTS (SELECT FROM tickets_attachment file WHERE file.message_id = said.id) AS has_file
    FROM tickets_message said WHERE said.ticket_id IN (SELECT id FROM family) AND said.id < %(below)s::bigint
    ORDER BY said.id DESC LIMIT %(count)s
) AS message, tickets_ticket ticket
WHERE found.message_id = message.id AND ticket.id = %(case_id)s::bigint
RETURNING found.message_id
"""  # noqa: S608  put together of constants


def write_rows(rows: Sequence[Indexed]) -> None:
    """Write the search rows of these messages, or write them again."""
    if rows:
        read_row(_WRITE, _columns(rows))


def place_rows(case_id: int, *, below: int = LAST_ID, count: int = AT_ONCE) -> int | None:
    """Say of the newest `count` rows below an id whose they are now; the last id done, None when all are."""
    with connection.cursor() as cursor:
        cursor.execute(_PLACE, {"case_id": case_id, "below": below, "count": count})
        done = [message_id for (message_id,) in cursor.fetchall()]
    return min(done) if len(done) >= count else None


def _columns(rows: Sequence[Indexed]) -> dict[str, Any]:
    texts = [_texts(row) for row in rows]
    return {
        "id": [row.message_id for row in rows],
        "case_id": [row.case_id for row in rows],
        "is_note": [row.is_note for row in rows],
        "has_file": [bool(row.file_names) for row in rows],
        "author_id": [row.author_id for row in rows],
        **{name: [each[name] for each in texts] for name in texts[0]},
    }


def _texts(row: Indexed) -> dict[str, str]:
    """English text is stemmed as English, Spanish as Spanish, of what nobody knows the language as both."""
    title, body = accented(row.subject), accented(row.text)
    is_spanish, is_english = row.language[:2] != "en", row.language[:2] != "es"
    return {
        "title": plain(row.subject),
        "title_es": title if is_spanish else "",
        "title_en": title if is_english else "",
        "who": plain(row.author_label),
        "files": plain(" ".join(row.file_names)),
        "body": " ".join(
            [plain(row.text), *codes(f"{row.subject} {row.text}"), *codes(" ".join(row.file_names))]
        ),
        "body_es": body if is_spanish else "",
        "body_en": body if is_english else "",
    }
