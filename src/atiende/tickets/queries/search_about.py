"""Searching by why customers wrote and what about: `categoria:devoluciones`, `producto:L-100`, `pedido:NH-48213`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from atiende.kernel.text import folded
from atiende.platform.search import Operator, Problem, plain
from atiende.tickets.queries.contact_reasons import reason_tree
from atiende.tickets.queries.search_conditions import NOTHING, Condition
from atiende.tickets.rules.contact_reasons import ReasonTree

_NONE: Final = frozenset({"ninguna", "ninguno", "none", "sin", "nada"})
_PRODUCT: Final = """EXISTS (
    SELECT FROM tickets_concern concern
    LEFT JOIN catalogue_product product ON product.id = concern.product_id
    LEFT JOIN catalogue_ownedproduct owned ON owned.id = concern.owned_id
    WHERE concern.ticket_id = ticket.id AND (
        lower(product.sku) = %s OR strpos(product.folded_name, %s) > 0 OR lower(owned.sku) = %s
        OR lower(owned.serial) = %s))"""
_ORDER: Final = """EXISTS (
    SELECT FROM tickets_concern concern JOIN catalogue_order ordered ON ordered.id = concern.order_id
    WHERE concern.ticket_id = ticket.id AND lower(ordered.number) = %s)"""


def about_asked(operators: Sequence[Operator]) -> tuple[list[Condition], list[Problem]]:
    """As conditions on the case (`ticket`), and the operators whose category is none: they leave nothing in."""
    conditions: list[Condition] = []
    problems: list[Problem] = []
    tree = reason_tree() if any(each.name == "reason" for each in operators) else ReasonTree()
    for operator in operators:
        condition = _condition(tree, operator)
        if condition is None:
            problems.append(Problem("unknown_value", operator.typed))
            conditions.append(Condition(NOTHING))
        elif operator.is_negated:
            conditions.append(Condition(f"NOT coalesce({condition.sql}, FALSE)", condition.values))
        else:
            conditions.append(condition)
    return conditions, problems


def _condition(tree: ReasonTree, operator: Operator) -> Condition | None:
    value = operator.value.strip()
    if operator.name == "reason":
        if plain(value) in _NONE:
            return Condition("ticket.contact_reason_id IS NULL")
        meant = tree.meant(value)
        return Condition("ticket.contact_reason_id = ANY (%s::bigint[])", (sorted(meant),)) if meant else None
    lowered, name = value.lower(), folded(value)
    if operator.name == "order":
        return Condition(_ORDER, (lowered,)) if lowered else None
    return Condition(_PRODUCT, (lowered, name, lowered, lowered)) if name else None
