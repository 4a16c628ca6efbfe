"""Reading the audit, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from atiende.kernel.actors import Actor
from atiende.kernel.ids import first_id_at
from atiende.platform.models.audit import AuditEntry

GRANT = "audit.read"
LARGEST_PAGE = 200
_ID_AND_TIME_DIFFER = timedelta(days=1)  # an entry's time is the action's, its id the database's


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """What to look for; all that is set must hold. `before` is the cursor of the page before."""

    actor_id: int | None = None
    verb: str = ""
    target_kind: str = ""
    target_id: str = ""
    outcome: str = ""
    correlation_id: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry as it is shown. `is_sealed` says whether the verifier vouches for it."""

    id: int
    at: datetime
    actor_id: int
    actor_label: str
    verb: str
    target_kind: str
    target_id: str
    fields: tuple[str, ...]
    outcome: str
    details: Mapping[str, Any]
    correlation_id: str
    is_sealed: bool


@dataclass(frozen=True, slots=True)
class EntryPage:
    """`next_before` is the cursor of the next, older page; None on the last."""

    entries: tuple[EntryView, ...]
    next_before: int | None


def list_entries(actor: Actor, wanted: EntryFilter, *, limit: int = 50) -> EntryPage:
    """The newest entries that fit, newest first. Raises NotPermitted without `audit.read`."""
    actor.require(GRANT)
    size = max(1, min(limit, LARGEST_PAGE))
    rows = list(AuditEntry.objects.filter(**_conditions(wanted)).order_by("-id")[: size + 1])
    shown = rows[:size]
    return EntryPage(tuple(_view(row) for row in shown), shown[-1].id if len(rows) > size else None)


def list_verbs(actor: Actor) -> list[str]:
    """Every verb that was ever recorded, by leaps over the index. Raises NotPermitted without `audit.read`."""
    actor.require(GRANT)
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE found (verb) AS (SELECT min(verb) FROM platform_audit_entry UNION ALL SELECT"
            " (SELECT min(e.verb) FROM platform_audit_entry e WHERE e.verb > found.verb) FROM found"
            " WHERE found.verb IS NOT NULL) SELECT verb FROM found WHERE verb IS NOT NULL"
        )
        return [verb for (verb,) in cursor.fetchall()]


def _conditions(wanted: EntryFilter) -> dict[str, Any]:
    exact = ("actor_id", "verb", "target_kind", "target_id", "outcome", "correlation_id")
    conditions: dict[str, Any] = {
        name: value for name in exact if (value := getattr(wanted, name)) not in (None, "")
    }
    if wanted.since is not None:
        conditions |= {"at__gte": wanted.since, "id__gte": first_id_at(wanted.since - _ID_AND_TIME_DIFFER)}
    until_id = None
    if wanted.until is not None:
        conditions |= {"at__lt": wanted.until}
        until_id = first_id_at(wanted.until + _ID_AND_TIME_DIFFER)
    borders = [border for border in (until_id, wanted.before) if border is not None]
    if borders:
        conditions["id__lt"] = min(borders)
    return conditions


def _view(row: AuditEntry) -> EntryView:
    return EntryView(
        id=row.id,
        at=row.at,
        actor_id=row.actor_id,
        actor_label=row.actor_label,
        verb=row.verb,
        target_kind=row.target_kind,
        target_id=row.target_id,
        fields=tuple(row.fields),
        outcome=row.outcome,
        details=row.details,
        correlation_id=row.correlation_id,
        is_sealed=row.seal_number is not None,
    )
