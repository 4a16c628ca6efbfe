"""Replies that wait for their moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from atiende.tickets.models import WaitingReply


@dataclass(frozen=True, slots=True)
class Waiting:
    """As it stands in its case. `was_overtaken`: somebody wrote after what its writer had seen."""

    id: int
    agent_id: int
    agent: str
    text: str
    send_at: dt.datetime
    is_held: bool
    problem: str
    files: int
    was_overtaken: bool


def waiting_of(pk: int, agent_id: int, agent: str, text: str, send_at: str, *rest: Any) -> Waiting:
    """Of what a row says."""
    is_held, problem, files, was_overtaken = rest
    moment = dt.datetime.fromisoformat(send_at)
    return Waiting(pk, agent_id, agent, text, moment, is_held, problem, files, was_overtaken)


def due_waiting_replies(*, at: dt.datetime, limit: int) -> list[int]:
    """Those whose moment has come, the longest due first."""
    rows = WaitingReply.objects.filter(held_at=None, send_at__lte=at).order_by("send_at", "pk")
    return list(rows.values_list("pk", flat=True)[:limit])
