"""Tell those who have these cases of something, all in a few statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.notifications.models.telling import ToTell, tell_of_cases
from atiende.notifications.queries.choices import ways_of
from atiende.notifications.rules.kinds import Kind
from atiende.notifications.rules.quiet import mail_at, push_at
from atiende.platform.live import signal
from atiende.tickets.queries import who_has


def notify_owners(*, kind: Kind, ticket_ids: Iterable[int], by: Actor, at: dt.datetime) -> frozenset[int]:
    """Each by the ways that they chose; the ids of the cases that nobody has. What happened is audited elsewhere."""
    wanted = frozenset(ticket_ids)
    owners = who_has(wanted)
    chosen = {
        pk: (zone, ways, quiet) for pk, zone, ways, quiet in ways_of({pk for pk, _ in owners.values()}, kind)
    }
    told = []
    for ticket_id, (person_id, is_urgent) in owners.items():
        if person_id == by.id or person_id not in chosen:
            continue
        zone, ways, quiet = chosen[person_id]
        if ways.is_silent:
            continue
        mail = mail_at(ways.mail, quiet, at=at, zone=zone, is_urgent=is_urgent)
        push = push_at(quiet, at=at, zone=zone, is_urgent=is_urgent) if ways.push else None
        told.append((ToTell(person_id, ways.in_app, mail, push), ticket_id))
    if told:
        with transaction.atomic():
            tell_of_cases(told, kind=kind, actor_id=by.id, at=at)
            for person_id in sorted({each.person_id for each, _ in told}):
                signal(f"notifications:{person_id}")
    return wanted - owners.keys()
