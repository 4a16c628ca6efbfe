"""Tell people of something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.text import one_line
from atiende.notifications.models.telling import ToTell, tell
from atiende.notifications.queries.choices import ways_of
from atiende.notifications.rules.kinds import Kind
from atiende.notifications.rules.quiet import mail_at, push_at
from atiende.platform.live import signal
from atiende.tickets.queries import who_may_be_told


def notify(
    *,
    kind: Kind,
    person_ids: Iterable[int],
    ticket_id: int | None = None,
    url: str = "",
    says: str = "",
    by: Actor,
    at: dt.datetime,
) -> None:
    """Each by the ways that they chose; never the one who did it, and of a case only who sees it.

    `url`: the path of the page that it is about, where that is not the case itself. `says`: the words of
    a rule, on a row of their own. What is not read yet is told once
    more on the same row. What happened is audited where it happened; that somebody is told of it is no deed.
    """
    people = frozenset(person_ids) - {by.id, 0}
    if not people:
        return
    is_urgent = False
    if ticket_id is not None:
        seeing, is_urgent = who_may_be_told(ticket_id, people)
        people &= seeing
    told = [
        ToTell(
            pk,
            ways.in_app,
            mail_at(ways.mail, quiet, at=at, zone=zone, is_urgent=is_urgent),
            push_at(quiet, at=at, zone=zone, is_urgent=is_urgent) if ways.push else None,
        )
        for pk, zone, ways, quiet in ways_of(people, kind)
        if not ways.is_silent
    ]
    if not told:
        return
    words = one_line(says, limit=300)
    about = f"ticket:{ticket_id}" if ticket_id is not None else url
    about = f"{about} {words}"[:200] if words else about
    with transaction.atomic():
        tell(told, kind=kind, about=about, ticket_id=ticket_id, url=url, says=words, actor_id=by.id, at=at)
        for each in told:
            signal(f"notifications:{each.person_id}")
