"""What the screen of a case shows of its conversation: rows without their formatted text, in one query each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from atiende.kernel.ids import first_id_at
from atiende.platform.postgres.reading import read_rows
from atiende.tickets.models import Ticket

_TIMELINE: Final = 200
_CLOCKS_APART: Final = dt.timedelta(days=1)
"""By how much an id may say another time than its row: the database has a clock of its own."""
_SAID: Final = """
SELECT message.id, ticket_id, kind, channel, author_id, author_label, is_automatic, text, octet_length(html) > 0,
    CASE WHEN kind = 'incoming' THEN '' ELSE html END, folded::json, notices, delivery, delivery_words, at,
    (SELECT json_agg(json_build_array(file.id, file_id, name, media_type, size, sha256, problem, content_id,
        is_inline) ORDER BY file.id)
        FROM tickets_attachment file WHERE file.message_id = message.id),
    (SELECT json_agg(address ORDER BY recipient.id)
        FROM tickets_recipient recipient WHERE recipient.message_id = message.id)
FROM tickets_message message
WHERE {whose} AND message.id >= %(since)s::bigint AND message.id < %(before)s::bigint
ORDER BY message.id DESC LIMIT %(size)s::int
"""
_HAPPENED: Final = """
SELECT kind, actor_label, data::json, at FROM tickets_timelineentry
WHERE {whose} AND id >= %(since)s::bigint
    AND (%(from)s::timestamptz IS NULL OR at >= %(from)s::timestamptz)
    AND (%(until)s::timestamptz IS NULL OR at < %(until)s::timestamptz)
ORDER BY id DESC LIMIT %(size)s::int
"""
_LAST: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class FileSaid:
    """`file_id` None for one that was not kept, or is held back. `size` in bytes."""

    pk: int
    file_id: int | None
    name: str
    media_type: str
    size: int
    sha256: str
    problem: str
    content_id: str
    is_inline: bool


@dataclass(frozen=True, slots=True)
class MessageSaid:
    """A message or note. `html`: as we wrote it; what came in has its formatted version, if `has_html`, by itself."""

    pk: int
    ticket_id: int
    kind: str
    channel: str
    author_id: int
    author_label: str
    is_automatic: bool
    text: str
    has_html: bool
    html: str
    folded: list[dict[str, Any]]
    notices: list[str]
    delivery: str
    delivery_words: str
    at: dt.datetime
    files: list[FileSaid]
    to: list[str]


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry of the timeline."""

    kind: str
    actor_label: str
    data: dict[str, Any]
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Said:
    """The messages in the order in which they came; `before` asks for those before them, None when there are none."""

    messages: list[MessageSaid]
    before: int | None


def said_in(family: Collection[int], *, since: int, before: int | None, size: int) -> Said:
    """The newest of these tickets, one of which the actor was shown, the others merged into it."""
    values = {**_whose(family), "since": since, "before": before or _LAST, "size": size + 1}
    found = list(_messages(read_rows(_worded(_SAID, len(family) == 1), values)))
    shown = found[:size][::-1]
    return Said(shown, shown[0].pk if len(found) > size else None)


def happened_in(
    family: Collection[int], *, since: int, start: dt.datetime | None, until: dt.datetime | None
) -> list[Happening]:
    """What happened to these tickets from `start` on and before `until`, the newest first."""
    values = {**_whose(family), "since": since, "from": start, "until": until, "size": _TIMELINE}
    return [Happening(*row) for row in read_rows(_worded(_HAPPENED, len(family) == 1), values)]


def since_id(ticket: Ticket, family: Collection[int], *, was_split_off: bool) -> int:
    """No message or entry of these tickets has a smaller id, so years of partitions are left alone.

    What was split off brought a message along that is older than the ticket.
    """
    if was_split_off or len(family) > 1:
        return 0
    return max(0, first_id_at(ticket.opened_at - _CLOCKS_APART))


@cache
def _worded(statement: str, is_one: bool) -> str:
    """Of one ticket the newest rows come in the order of the index; of several they are sorted."""
    whose = "ticket_id = %(ticket)s::bigint" if is_one else "ticket_id = ANY (%(family)s::bigint[])"
    return statement.format(whose=whose)


def _whose(family: Collection[int]) -> dict[str, Any]:
    return {"ticket": next(iter(family))} if len(family) == 1 else {"family": sorted(family)}


def _messages(rows: list[tuple[Any, ...]]) -> Iterator[MessageSaid]:
    for *plain, files, to in rows:
        yield MessageSaid(*(*plain, [FileSaid(*file) for file in files or []], to or []))
