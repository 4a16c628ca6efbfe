"""How search rows are written: with the message, in its transaction, by one statement for one row or a thousand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connection

from atiende.platform.postgres.gathering import write_rows
from atiende.platform.search import accented, codes, plain
from atiende.tickets.rules.interactions import INTERACTIONS, PHASES
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


def _listed(words: Sequence[str]) -> str:
    """As SQL: an array of constants of ours."""
    named = ", ".join(f"'{word}'" for word in words)
    return f"ARRAY[{named}]::text[]"


_SCOPE: Final = f"""
ARRAY[
    {code(Kind.TEAM, 0)} | coalesce(ticket.team_id, 0), {code(Kind.BRAND, 0)} | ticket.brand_id,
    {code(Kind.ASSIGNEE, 0)} | coalesce(ticket.assignee_id, 0), {code(Kind.CUSTOMER, 0)} | ticket.customer_id,
    {code(Kind.FINE, 0)} | (message.id >> {FINE_BITS}), {code(Kind.COARSE, 0)} | (message.id >> {COARSE_BITS})
]::bigint[] || CASE WHEN message.has_file THEN ARRAY[{code(Kind.HAS_FILE, 1)}]::bigint[] ELSE '{{}}' END || CASE
    WHEN ticket.interaction <> '' THEN ARRAY[{code(Kind.INTERACTION, 0)} | coalesce(array_position(
        {_listed(INTERACTIONS)}, ticket.interaction), 0)]::bigint[] ELSE '{{}}' END || CASE
    WHEN ticket.phase <> '' THEN ARRAY[{code(Kind.PHASE, 0)} | coalesce(array_position(
        {_listed(PHASES)}, ticket.phase), 0)]::bigint[] ELSE '{{}}' END || ARRAY(
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
FROM json_to_recordset(%s::json) AS message (
    id bigint, case_id bigint, is_note boolean, has_file boolean, author_id bigint, title text, title_es text,
    title_en text, who text, files text, body text, body_es text, body_en text
) JOIN tickets_ticket ticket ON ticket.id = message.case_id
ON CONFLICT (message_id) DO UPDATE SET case_id = excluded.case_id, brand_id = excluded.brand_id,
    is_note = excluded.is_note, scope = excluded.scope, words = excluded.words
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


def write_search_rows(rows: Sequence[Indexed]) -> None:
    """Write the search rows of these messages, or write them again."""
    if rows:
        write_rows(_WRITE, map(_columns, rows))


def place_rows(case_id: int, *, below: int = LAST_ID, count: int = AT_ONCE) -> int | None:
    """Say of the newest `count` rows below an id whose they are now; the last id done, None when all are."""
    with connection.cursor() as cursor:
        cursor.execute(_PLACE, {"case_id": case_id, "below": below, "count": count})
        done = [message_id for (message_id,) in cursor.fetchall()]
    return min(done) if len(done) >= count else None


def _columns(row: Indexed) -> dict[str, str | int]:
    return {
        "id": row.message_id,
        "case_id": row.case_id,
        "is_note": row.is_note,
        "has_file": bool(row.file_names),
        "author_id": row.author_id,
        **_texts(row),
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
