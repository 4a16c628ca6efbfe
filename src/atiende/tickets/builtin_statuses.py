"""Writes the built-in statuses after every migration; what a company renamed or put aside stays so."""

from __future__ import annotations

from typing import Any

from atiende.tickets.models import TicketStatus
from atiende.tickets.rules.statuses import BUILTIN_STATUSES


def write_builtin_statuses(using: str = "default", **_signal: Any) -> None:
    for position, status in enumerate(BUILTIN_STATUSES):
        TicketStatus.objects.using(using).get_or_create(
            key=status.key,
            defaults={"category": status.category.value, "position": position * 10, "is_builtin": True},
        )
