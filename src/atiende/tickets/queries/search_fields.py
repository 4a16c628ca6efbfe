"""Searching by the company's own fields: `campo:motivo=avería`, `campo:"número de serie=AB 12"`, `campo:tienda`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from atiende.platform.search import Operator, Problem, plain
from atiende.tickets.queries.custom_fields import defined_fields
from atiende.tickets.queries.search_conditions import NOTHING, Condition
from atiende.tickets.rules.cascade import read_tree
from atiende.tickets.rules.field_kinds import CHOOSING, Asked, FieldKind

_SAYS: Final = """EXISTS (
    SELECT FROM jsonb_path_query(ticket.custom_fields -> %s, '$[*]') AS said (value)
    WHERE lower(said.value #>> '{}') = ANY (%s::text[])
)"""
_YES: Final = frozenset({"si", "yes", "true"})
_NO: Final = frozenset({"no", "false"})


def answers_asked(operators: Sequence[Operator]) -> tuple[list[Condition], list[Problem]]:
    """As conditions on the case (`ticket`), and the operators whose field or option is none: they leave nothing in."""
    conditions: list[Condition] = []
    problems: list[Problem] = []
    fields = defined_fields() if operators else []
    for operator in operators:
        condition = _condition(fields, operator.value)
        if condition is None:
            problems.append(Problem("unknown_value", operator.typed))
            conditions.append(Condition(NOTHING))
        elif operator.is_negated:
            conditions.append(Condition(f"NOT coalesce({condition.sql}, FALSE)", condition.values))
        else:
            conditions.append(condition)
    return conditions, problems


def _condition(fields: Sequence[Asked], typed: str) -> Condition | None:
    """`name` alone: answered at all; `name=value`: answered like this. None for a field or an option that is none."""
    name, sign, value = typed.partition("=")
    field = next((each for each in fields if plain(name) in (plain(each.key), plain(each.label))), None)
    if field is None:
        return None
    if not (sign and value.strip()):
        return Condition("jsonb_exists(ticket.custom_fields, %s)", (field.key,))
    meant = _meant(field, value.strip())
    return Condition(_SAYS, (field.key, meant)) if meant else None


def _meant(field: Asked, value: str) -> list[str]:
    """How the value may stand in a case, in lower case."""
    if field.kind == FieldKind.CASCADE:
        levels = {level for path in read_tree(field.tree).paths for level in path}
        return [level.lower() for level in levels if plain(level) == plain(value)]
    if field.kind in CHOOSING:
        return [option.lower() for option in field.options if plain(option) == plain(value)]
    if field.kind == FieldKind.YES_NO:
        return ["true"] if plain(value) in _YES else ["false"] if plain(value) in _NO else []
    if field.kind == FieldKind.NUMBER:
        number = value.replace(",", ".")
        return [re.sub(r"\.0*$|(\.\d*?)0+$", r"\1", number)]
    return [value.lower()]
