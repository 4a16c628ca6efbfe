"""One's own notifications: nobody reads those of another."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db.models import Q, QuerySet

from atiende.kernel.actors import Actor
from atiende.kernel.cursors import cursor_of, place_of
from atiende.kernel.refusals import NotFound
from atiende.notifications.models import Notification
from atiende.platform.postgres.reading import read_row
from atiende.tickets.queries import names_of_agents, who_may_be_told

PAGE_SIZE: Final = 50
COUNTED: Final = 99
_UNREAD: Final = f"""
SELECT count(*) FROM (SELECT FROM notifications_notification
    WHERE person_id = %s AND read_at IS NULL AND is_listed LIMIT {COUNTED + 1}) AS few
"""  # noqa: S608  put together of constants


@dataclass(frozen=True, slots=True)
class Page:
    """Newest first. `names`: of who did it, by id. `after` asks for older ones; empty when there are none."""

    rows: list[Notification]
    names: dict[int, str]
    after: str


def unread_count(actor: Actor) -> int:
    """How many are new, counted to 100, in one query of an index."""
    found = read_row(_UNREAD, [actor.id])
    return int(found[0]) if found else 0


def list_notifications(
    actor: Actor, *, is_unread: bool = False, after: str = "", size: int = PAGE_SIZE
) -> Page:
    """One page with the cases at hand, in two queries."""
    rows = _own(actor).filter(is_listed=True)
    if is_unread:
        rows = rows.filter(read_at=None)
    if place := place_of(after, str, int):
        rows = rows.filter(_older(*place))
    found = list(rows.select_related("ticket").order_by("-at", "-pk")[: size + 1])
    shown = found[:size]
    last = shown[-1] if len(found) > size else None
    return Page(
        rows=shown,
        names=names_of_agents({row.actor_id for row in shown if row.actor_id}),
        after=cursor_of(last.at.isoformat(), last.pk) if last else "",
    )


def is_place(cursor: str) -> bool:
    """Whether a list of notifications gave out this cursor."""
    place = place_of(cursor, str, int)
    return place is not None and bool(_older(*place))


def get_own_notification(actor: Actor, notification_id: int) -> Notification:
    """With its ticket. Raises NotFound for one of another person, and where the case is out of their sight by now."""
    found = _own(actor).select_related("ticket").filter(pk=notification_id).first()
    if found is None:
        raise NotFound
    if found.ticket_id is not None and actor.id not in who_may_be_told(found.ticket_id, [actor.id])[0]:
        raise NotFound
    return found


def _own(actor: Actor) -> QuerySet[Notification]:
    return Notification.objects.filter(person_id=actor.id)


def _older(at: str, pk: int) -> Q:
    try:
        moment = dt.datetime.fromisoformat(at)
    except ValueError:
        return Q()
    return Q() if moment.tzinfo is None else Q(at__lt=moment) | Q(at=moment, pk__lt=pk)
