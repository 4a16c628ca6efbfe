"""Take minutes out as a file."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.tasks.queries.time import exported, time_between


def export_time(
    *, since: dt.date, until: dt.date, agent_id: int | None = None, by: Actor, at: dt.datetime
) -> list[list[object]]:
    """The lines, as the queries let this person see them: that they were taken is audited. Raises NotPermitted."""
    by.require("tickets.read")
    with transaction.atomic():
        lines = list(exported(time_between(by, since=since, until=until, agent_id=agent_id)))
        record(
            by=by,
            verb="tasks.time_exported",
            target_kind="time",
            at=at,
            details={"since": since.isoformat(), "until": until.isoformat(), "lines": len(lines)},
        )
        return lines
