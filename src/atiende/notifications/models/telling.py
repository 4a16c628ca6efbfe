"""The statement that tells people: a row each, or once more on the row that they have not read yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from atiende.platform.postgres.reading import read_rows

_TELL: Final = """
INSERT INTO notifications_notification AS kept (
    person_id, kind, about, ticket_id, url, says, actor_id, count, is_listed, at, mail_at, push_at)
SELECT told.person, %(kind)s, %(about)s, %(ticket)s::bigint, %(url)s, %(says)s, %(actor)s::bigint, 1, told.listed,
    %(at)s::timestamptz, told.mail, told.push
FROM unnest(%(people)s::bigint[], %(listed)s::boolean[], %(mails)s::timestamptz[], %(pushes)s::timestamptz[])
    AS told (person, listed, mail, push)
ON CONFLICT (person_id, kind, about) WHERE read_at IS NULL DO UPDATE SET
    count = kept.count + 1, actor_id = excluded.actor_id, at = excluded.at, url = excluded.url,
    is_listed = excluded.is_listed,
    mail_at = CASE WHEN kept.mail_at IS NOT NULL THEN kept.mail_at
        WHEN kept.mailed_at > excluded.at - interval '8 hours' THEN NULL ELSE excluded.mail_at END,
    push_at = CASE WHEN kept.push_at IS NOT NULL THEN kept.push_at
        WHEN kept.pushed_at > excluded.at - interval '1 minute' THEN kept.pushed_at + interval '1 minute'
        ELSE excluded.push_at END
RETURNING person_id
"""


@dataclass(frozen=True, slots=True)
class ToTell:
    """One person, and when by which way."""

    person_id: int
    is_listed: bool
    mail_at: dt.datetime | None
    push_at: dt.datetime | None


def tell(
    people: Sequence[ToTell],
    *,
    kind: str,
    about: str,
    ticket_id: int | None,
    url: str,
    says: str,
    actor_id: int,
    at: dt.datetime,
) -> None:
    """In the transaction of the caller. Of what was mailed and is not read yet no other mail is written for 8 hours."""
    ordered = sorted(people, key=lambda each: each.person_id)
    read_rows(
        _TELL,
        {
            "kind": kind,
            "about": about,
            "ticket": ticket_id,
            "url": url,
            "says": says,
            "actor": actor_id,
            "at": at,
            "people": [each.person_id for each in ordered],
            "listed": [each.is_listed for each in ordered],
            "mails": [each.mail_at for each in ordered],
            "pushes": [each.push_at for each in ordered],
        },
    )


_TELL_OF_CASES: Final = (
    _TELL.replace(
        "told.person, %(kind)s, %(about)s, %(ticket)s::bigint, %(url)s",
        "told.person, %(kind)s, 'ticket:' || told.ticket, told.ticket, ''",
    )
    .replace(
        "FROM unnest(%(people)s::bigint[],",
        "FROM unnest(%(people)s::bigint[], %(tickets)s::bigint[],",
    )
    .replace("AS told (person,", "AS told (person, ticket,")
)


def tell_of_cases(told: Sequence[tuple[ToTell, int]], *, kind: str, actor_id: int, at: dt.datetime) -> None:
    """Each of the ticket beside them, in one statement; none of them twice."""
    ordered = sorted(told, key=lambda each: (each[0].person_id, each[1]))
    read_rows(
        _TELL_OF_CASES,
        {
            "kind": kind,
            "says": "",
            "actor": actor_id,
            "at": at,
            "people": [each.person_id for each, _ in ordered],
            "tickets": [ticket_id for _, ticket_id in ordered],
            "listed": [each.is_listed for each, _ in ordered],
            "mails": [each.mail_at for each, _ in ordered],
            "pushes": [each.push_at for each, _ in ordered],
        },
    )
