"""The queues of the workspace: which tickets each holds, and how the address of the page narrows one down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.translation import gettext as _

from atiende.kernel.actors import Actor
from atiende.tickets.queries import reason_tree, teams_for
from atiende.tickets.rules.listing import NOBODY, Filters, Order
from atiende.tickets.rules.statuses import Category

SOLVED: Final = frozenset({Category.RESOLVED, Category.CLOSED})
ORDERS: Final = (Order.LAST_MESSAGE, Order.PRIORITY, Order.NUMBER)
KEPT: Final = ("queue", "priority", "brand", "category", "order")
"""What of the address says which list is shown; it goes along from the list to a ticket and back."""
_TEAM: Final = "team-"


@dataclass(frozen=True, slots=True)
class Queue:
    """A named list. `is_team`: stands under the heading of teams."""

    key: str
    label: str
    icon: str
    filters: Filters
    is_team: bool = False


def queues_of(actor: Actor) -> list[Queue]:
    """Those that make sense for this person, in order; one query for the names of teams."""
    found = []
    if actor.may("tickets.reply"):
        found.append(Queue("mine", _("Mine"), "inbox", _at_hand(assignee_id=actor.id)))
    found.append(Queue("unassigned", _("Unassigned"), "user-plus", _at_hand(assignee_id=NOBODY)))
    if actor.team_ids:
        found.append(Queue("teams", _("My teams"), "users", _at_hand(team_ids=actor.team_ids)))
    found += [
        Queue("waiting", _("Waiting for us"), "clock", _at_hand(is_waiting=True)),
        Queue(
            "customer",
            _("Waiting for the customer"),
            "pause",
            _at_hand(categories=frozenset({Category.WAITING_CUSTOMER})),
        ),
        Queue("snoozed", _("Cases put off"), "alarm-clock", Filters(is_snoozed=True, order=Order.SNOOZED)),
        Queue("solved", _("Solved lately"), "circle-check", Filters(categories=SOLVED)),
        Queue("all", _("All"), "archive", Filters(categories=frozenset())),
        Queue("spam", _("Spam"), "ban", Filters(categories=frozenset(), is_spam=True)),
    ]
    return found + _of_teams(actor)


def chosen_queue(queues: list[Queue], key: str) -> Queue:
    """The one of this key, or the first."""
    return next((queue for queue in queues if queue.key == key), queues[0])


def narrowed(filters: Filters, asked: Mapping[str, str]) -> Filters:
    """The queue's filters with what the address adds; what makes no sense there is left out."""
    priority, brand = _number(asked.get("priority", "")), _number(asked.get("brand", ""))
    category = _number(asked.get("category", ""))
    order = asked.get("order", "")
    return replace(
        filters,
        priority=priority if priority in {1, 2, 3, 4} else None,
        brand_id=brand,
        reason_ids=frozenset() if category is None else reason_tree().within([category]) or frozenset({0}),
        order=Order(order) if order in {each.value for each in ORDERS} else filters.order,
    )


def _of_teams(actor: Actor) -> list[Queue]:
    """The person's own teams; all of them for who sees every team's cases."""
    named = [] if not actor.may("tickets.read") else teams_for(actor)
    return [
        Queue(f"{_TEAM}{pk}", name, "", _at_hand(team_id=pk), is_team=True)
        for pk, name in named
        if actor.may("tickets.read_all") or pk in actor.team_ids
    ]


def _at_hand(**wanted: Any) -> Filters:
    """Of a queue of work: what was put off stands in a queue of its own until it is back."""
    return Filters(is_snoozed=False, **wanted)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
