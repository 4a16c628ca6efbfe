"""What a view is kept with: its name, its order, its columns, and with whom it is shared."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import one_line
from atiende.tickets.rules.listing import Order
from atiende.tickets.rules.view_conditions import NO_CONDITION, Condition, whole
from atiende.tickets.rules.view_fields import OWN
from atiende.views.errors import (
    COLUMN_UNKNOWN,
    NAME_MISSING,
    ORDER_UNKNOWN,
    SHARING_UNKNOWN,
    TEAMS_MISSING,
)

MOST_VIEWS: Final = 100
COLUMNS: Final = (
    "number", "subject", "customer", "status", "priority", "assignee", "team", "brand", "channel", "tags",
    "opened_at", "updated_at", "last_message_at", "waiting_since", "next_due_at", "resolved_at", "snoozed_until",
    "language",
)  # fmt: skip
"""Those that every company has; its own fields are called `field.` and their key."""
USUAL: Final = ("number", "subject", "customer", "status", "priority", "assignee", "team", "last_message_at")
SHARED: Final = frozenset({"nobody", "teams", "everybody"})
_MOST_COLUMNS: Final = 20
_NAME: Final = 60
_SEARCH: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class NewView:
    """What somebody wants to keep."""

    name: str
    condition: Condition = NO_CONDITION
    search: str = ""
    order: str = Order.LAST_MESSAGE.value
    columns: tuple[str, ...] = USUAL
    shared: str = "nobody"
    team_ids: frozenset[int] = field(default_factory=frozenset)


def cleaned(new: NewView) -> NewView:
    """As it is kept. Raises InvalidInput by field; places of the condition are `all.0`, `any.2`."""
    problems = {}
    name = one_line(new.name, limit=_NAME)
    if not name:
        problems["name"] = NAME_MISSING
    if new.order not in set(Order):
        problems["order"] = ORDER_UNKNOWN
    columns = tuple(dict.fromkeys(new.columns)) or USUAL
    if len(columns) > _MOST_COLUMNS or not all(map(is_column, columns)):
        problems["columns"] = COLUMN_UNKNOWN
    if new.shared not in SHARED:
        problems["shared"] = SHARING_UNKNOWN
    if new.shared == "teams" and not new.team_ids:
        problems["teams"] = TEAMS_MISSING
    try:
        whole(new.condition)
    except InvalidInput as refusal:
        problems |= refusal.fields
    if problems:
        raise InvalidInput(fields=problems)
    search = one_line(new.search, limit=_SEARCH)
    return NewView(
        name=name,
        condition=NO_CONDITION if search else new.condition,
        search=search,
        order=new.order,
        columns=columns,
        shared=new.shared,
        team_ids=new.team_ids if new.shared == "teams" else frozenset(),
    )


def is_column(name: str) -> bool:
    key = name.removeprefix(OWN)
    return name in COLUMNS or (key != name and key.replace("_", "").isalnum() and len(name) < 60)
