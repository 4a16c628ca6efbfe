"""Minutes of a case and of people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, Sum

from atiende.kernel.actors import Actor
from atiende.tasks.models import TimeEntry
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.visibility import require_seen, visible_to


@dataclass(frozen=True, slots=True)
class TimeOfCase:
    """`rows`: the last made first. `people`: (name, minutes, billable minutes)."""

    rows: list[TimeEntry]
    people: list[tuple[str, int, int]]
    minutes: int
    billable: int


def time_of_case(actor: Actor, ticket_id: int, *, size: int = 100) -> TimeOfCase:
    """Of what was merged into it too. Raises NotFound."""
    require_seen(actor, ticket_id)
    rows = TimeEntry.objects.filter(ticket_id__in=family_of(ticket_id))
    people = _sums(rows, "agent_id", "agent_label")
    named = [(row["agent_label"], row["spent"], row["billable"] or 0) for row in people]
    return TimeOfCase(
        list(rows.order_by("-pk")[:size]),
        named,
        sum(each[1] for each in named),
        sum(each[2] for each in named),
    )


def sees_others_time(actor: Actor) -> bool:
    return actor.may("reports.read") or actor.may("tickets.manage")


def time_between(
    actor: Actor, *, since: dt.date, until: dt.date, agent_id: int | None = None
) -> QuerySet[TimeEntry]:
    """Of those days, both included; one's own, and of others for who leads or reads reports; in cases that they see."""
    rows = TimeEntry.objects.filter(worked_on__gte=since, worked_on__lte=until)
    if not actor.may("tickets.read"):
        return rows.none()
    if not sees_others_time(actor):
        rows = rows.filter(agent_id=actor.id)
    elif agent_id is not None:
        rows = rows.filter(agent_id=agent_id)
    return rows.filter(ticket_id__in=visible_to(actor).values("pk"))


def sums_by_person(rows: QuerySet[TimeEntry]) -> list[dict[str, Any]]:
    """Name, minutes and billable minutes of each, who spent most first."""
    return _sums(rows, "agent_id", "agent_label")


def sums_by_case(rows: QuerySet[TimeEntry], *, size: int = 100) -> list[dict[str, Any]]:
    """The cases that took most."""
    return _sums(rows, "ticket_id", "ticket__number", "ticket__subject")[:size]


def exported(rows: QuerySet[TimeEntry]) -> Iterator[list[object]]:
    """A line for each row, in the order of days."""
    for row in rows.select_related("ticket").order_by("worked_on", "pk").iterator(chunk_size=1_000):
        yield [
            row.worked_on.isoformat(),
            row.ticket.number,
            row.agent_label,
            row.minutes,
            1 if row.is_billable else 0,
            "timer" if row.by_timer else "correction" if row.corrects_id else "manual",
            row.what,
            row.corrects_id or "",
            row.pk,
        ]


HEADINGS = ["day", "case", "person", "minutes", "billable", "how", "what", "corrects", "id"]


def _sums(rows: QuerySet[TimeEntry], *by: str) -> list[dict[str, Any]]:
    sums = (
        rows.order_by()
        .values(*by)
        .annotate(spent=Sum("minutes"), billable=Sum("minutes", filter=Q(is_billable=True)))
    )
    return list(sums.order_by("-spent", by[0])[:500])
