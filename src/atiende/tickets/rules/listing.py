"""What a list of tickets shows, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from atiende.tickets.rules.statuses import UNDER_WAY, Category


class Order(StrEnum):
    """Newest message, highest number, most urgent, what is due soonest first, or what was put off the least."""

    LAST_MESSAGE = "last_message_at"
    NUMBER = "number"
    PRIORITY = "priority"
    NEXT_DUE = "next_due_at"
    SNOOZED = "snoozed_until"


FORWARD: Final = frozenset({Order.NEXT_DUE, Order.SNOOZED})
"""What comes first in time stands first."""


NOBODY: Final = 0
"""In place of an agent's or a team's id: those that nobody has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """All that are given must hold; one that is None or empty leaves everything in. `is_spam` None: both.

    `team_ids`: of one of these teams (an empty set: of none of them). `is_waiting`: the customer waits for us.
    `is_snoozed`: put off. `reason_ids`: one of these contact reasons.
    """

    categories: frozenset[Category] = UNDER_WAY
    status_id: int | None = None
    assignee_id: int | None = None
    team_id: int | None = None
    team_ids: frozenset[int] | None = None
    is_waiting: bool | None = None
    is_snoozed: bool | None = None
    brand_id: int | None = None
    tag_id: int | None = None
    customer_ids: frozenset[int] = frozenset()
    reason_ids: frozenset[int] = frozenset()
    channel: str = ""
    interaction: str = ""
    phase: str = ""
    priority: int | None = None
    is_spam: bool | None = False
    order: Order = Order.LAST_MESSAGE
