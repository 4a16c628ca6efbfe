"""Operators on what stands on the case itself: tags, channel, priority, brand, and the company's own statuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.organisation.queries import brands_visible_to
from atiende.platform.search import Asked, Operator, Problem, plain
from atiende.tickets.models import Tag
from atiende.tickets.queries.search_conditions import NOTHING, Condition
from atiende.tickets.queries.search_operators import STATUS_WORDS
from atiende.tickets.queries.statuses import list_statuses
from atiende.tickets.rules.search_words import CHANNELS, PRIORITY_WORDS

_NAMES: Final = 50
_TAGGED: Final = """EXISTS (
    SELECT FROM tickets_tickettag link WHERE link.ticket_id = ticket.id AND link.tag_id = ANY (%s::bigint[]))"""


def conditions_on_case(
    actor: Actor, asked: Asked
) -> tuple[list[Condition], list[Problem], tuple[Operator, ...]]:
    """As conditions on the case (`ticket`), the operators whose value is none, and the operators that are left."""
    conditions: list[Condition] = []
    problems: list[Problem] = []
    left: list[Operator] = []
    for operator in asked.operators:
        read = _READ.get(operator.name)
        if read is None or (operator.name == "status" and plain(operator.value) in STATUS_WORDS):
            left.append(operator)
            continue
        condition = read(actor, operator.value)
        if condition is None:
            problems.append(Problem("unknown_value", operator.typed))
            conditions.append(Condition(NOTHING))
        else:
            sql = f"NOT ({condition.sql})" if operator.is_negated else condition.sql
            conditions.append(Condition(sql, condition.values))
    return conditions, problems, tuple(left)


def _tag(actor: Actor, value: str) -> Condition | None:
    """Those of that name; where none is called so, those that begin like it."""
    name = folded(value)
    rows = Tag.objects.filter(folded_name=name) or Tag.objects.filter(folded_name__startswith=name)
    ids = sorted(rows.values_list("pk", flat=True)[:_NAMES])
    return Condition(_TAGGED, (ids,)) if ids else None


def _channel(actor: Actor, value: str) -> Condition | None:
    code = CHANNELS.get(plain(value))
    return Condition("ticket.channel = %s", (code,)) if code else None


def _priority(actor: Actor, value: str) -> Condition | None:
    number = PRIORITY_WORDS.get(plain(value))
    return Condition("ticket.priority = %s", (number,)) if number else None


def _brand(actor: Actor, value: str) -> Condition | None:
    rows = brands_visible_to(actor).filter(folded_name__contains=folded(value)).order_by("pk")
    ids = list(rows.values_list("pk", flat=True)[:_NAMES])
    return Condition("ticket.brand_id = ANY (%s::bigint[])", (ids,)) if ids else None


def _status(actor: Actor, value: str) -> Condition | None:
    """A status by the company's own word for it."""
    name = plain(value)
    ids = [row.id for row in list_statuses(is_in_use=None) if plain(row.for_agents) == name]
    return Condition("ticket.status_id = ANY (%s::bigint[])", (ids,)) if ids else None


_READ: Final[dict[str, Callable[[Actor, str], Condition | None]]] = {
    "tag": _tag,
    "channel": _channel,
    "priority": _priority,
    "brand": _brand,
    "status": _status,
}
