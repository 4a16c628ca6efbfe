"""Writing an entry: in the transaction of the action that it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal

from django.db import connection, transaction

from atiende.kernel.actors import Actor
from atiende.kernel.correlation import current_correlation_id
from atiende.kernel.refusals import Refusal
from atiende.kernel.text import one_line
from atiende.platform.postgres.gathering import write_rows

Detail = str | int | bool

_VERB = re.compile(r"[a-z_]+\.[a-z_]+")
_INSERT = """
INSERT INTO platform_audit_entry
    (at, actor_id, actor_label, verb, target_kind, target_id, fields, outcome, details, correlation_id)
SELECT at, actor_id, actor_label, verb, target_kind, target_id, fields, outcome, details, correlation_id
FROM json_to_recordset(%s::json) AS entry (
    at timestamptz, actor_id bigint, actor_label text, verb text, target_kind text, target_id text, fields text[],
    outcome text, details jsonb, correlation_id text
)
"""


def record(
    *,
    by: Actor,
    verb: str,
    target_kind: str,
    target_id: int | str = "",
    fields: Iterable[str] = (),
    outcome: Literal["done", "refused"] = "done",
    at: datetime,
    details: Mapping[str, Detail] | None = None,
) -> None:
    """Add an entry: verb `room.past_tense`, names of fields, details of ids and enums only.

    RuntimeError outside of a transaction: an entry stands or falls with what it tells of.
    """
    record_each(
        by=by,
        verb=verb,
        target_kind=target_kind,
        target_ids=[target_id],
        fields=fields,
        outcome=outcome,
        at=at,
        details=details,
    )


def record_each(
    *,
    by: Actor,
    verb: str,
    target_kind: str,
    target_ids: Iterable[int | str],
    fields: Iterable[str] = (),
    outcome: Literal["done", "refused"] = "done",
    at: datetime,
    details: Mapping[str, Detail] | None = None,
) -> None:
    """Add an entry for each of several targets of which the same is told, in one statement. Raises as `record`."""
    if not connection.in_atomic_block:
        raise RuntimeError(f"{verb} was recorded outside of a transaction")
    if not _VERB.fullmatch(verb):
        raise ValueError(f"a verb reads room.past_tense, not {verb!r}")
    entry = {
        "at": at.isoformat(),
        "actor_id": by.id,
        "actor_label": one_line(by.label),
        "verb": verb,
        "target_kind": target_kind,
        "fields": sorted(set(fields)),
        "outcome": outcome,
        "details": dict(details or {}),
        "correlation_id": current_correlation_id(),
    }
    write_rows(_INSERT, ({**entry, "target_id": str(target_id)[:100]} for target_id in target_ids))


def record_refusal(*, by: Actor, refusal: Refusal, where: str, at: datetime) -> None:
    """Tell that something was refused, in a transaction of its own: the action's was rolled back.

    `where` names the door, for instance a URL name; never an address with personal values in it.
    """
    details: dict[str, Detail] = {"code": refusal.code}
    if missing := getattr(refusal, "missing", ""):
        details["missing"] = str(missing)
    with transaction.atomic():
        record(
            by=by,
            verb="platform.refused",
            target_kind="door",
            target_id=where,
            fields=refusal.fields,
            outcome="refused",
            at=at,
            details=details,
        )
