"""How promises were kept: by team, person, customer, policy or kind, over some days, down to each case."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, F, Q, QuerySet

from atiende.kernel.actors import Actor
from atiende.service_levels.models import Clock
from atiende.service_levels.rules.kinds import ClockKind, End
from atiende.tickets.queries import visible_to

GRANT: Final = "reports.read"
DIMENSIONS: Final = {
    "team": "team_id",
    "agent": "agent_id",
    "customer": "ticket__customer_id",
    "policy": "policy_id",
    "kind": "kind",
}
"""Team: who had the case when the clock started. Agent: who kept it, or had the case when it ended or broke."""
LARGEST: Final = 500
PAGE: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Clocks that ended, or broke and are open still, from one moment to another. `kind` None: of every kind."""

    first: dt.datetime
    last: dt.datetime
    kind: ClockKind | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """`kept` in time and `late` are what was promised and owed; `open_late` broke and is not kept yet."""

    key: int | str | None
    kept: int
    late: int
    open_late: int

    @property
    def owed(self) -> int:
        return self.kept + self.late + self.open_late

    @property
    def per_cent(self) -> int | None:
        """Kept in time, rounded down: a hundred only when all were. None when nothing was owed."""
        return self.kept * 100 // self.owed if self.owed else None


def compliance(actor: Actor, asked: Asked, *, by: str) -> list[Line]:
    """A line for each team (person, customer …), the worst first. Promises that fell away count nowhere.

    Only of cases that the actor sees. Raises NotPermitted.
    """
    actor.require(GRANT)
    column = DIMENSIONS[by]
    rows = (
        _rows(actor, asked)
        .values(key=F(column))
        .annotate(
            kept=Count("pk", filter=Q(end=End.MET, breached_at=None)),
            late=Count("pk", filter=Q(breached_at__isnull=False, stopped_at__isnull=False)),
            open_late=Count("pk", filter=Q(breached_at__isnull=False, stopped_at=None)),
        )
        .order_by()
    )
    found = [Line(**row) for row in rows[:LARGEST]]
    return sorted((each for each in found if each.owed), key=lambda each: (each.per_cent or 0, -each.owed))


def clocks_behind(
    actor: Actor,
    asked: Asked,
    *,
    by: str = "",
    key: str = "",
    is_late: bool | None = None,
    before: int | None = None,
) -> list[Clock]:
    """The clocks behind a line, the newest first, with `.ticket` at hand. Raises NotPermitted."""
    actor.require(GRANT)
    rows = _rows(actor, asked)
    if by in DIMENSIONS:
        rows = rows.filter(**({DIMENSIONS[by]: key} if key else {f"{DIMENSIONS[by]}__isnull": True}))
    if is_late is not None:
        rows = rows.filter(breached_at__isnull=not is_late)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows.select_related("ticket", "policy").order_by("-pk")[:PAGE])


def _rows(actor: Actor, asked: Asked) -> QuerySet[Clock]:
    """What fell away in time was not owed; what broke first counts as late."""
    ended = Q(stopped_at__gte=asked.first, stopped_at__lt=asked.last) & (
        Q(end=End.MET) | Q(breached_at__isnull=False)
    )
    is_open = Q(stopped_at=None, breached_at__gte=asked.first, breached_at__lt=asked.last)
    rows = Clock.objects.filter(ended | is_open).filter(ticket__in=visible_to(actor).values("pk"))
    return rows.filter(kind=asked.kind.value) if asked.kind is not None else rows
