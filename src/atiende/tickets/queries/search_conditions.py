"""Who may find what, and what they narrowed it down to: as conditions on the columns of a search row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from atiende.customers.queries import customers_meant
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.text import folded
from atiende.organisation.queries import agents_visible_to, teams_visible_to
from atiende.platform.search import Operator, Problem, plain
from atiende.tickets.queries.search_operators import ME, NOBODY, Narrowing
from atiende.tickets.rules.search_scope import Kind, code, codes

_NAMES: Final = 50
NOTHING: Final = "FALSE"


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL on `found` (a search row) with its values in order."""

    sql: str
    values: tuple[Any, ...] = ()


def who_finds(actor: Actor) -> list[Condition] | None:
    """The same reasons as in `visibility.branches_of`, said in codes; None: they find nothing.

    Whoever reads tickets reads notes: only staff do. For customers there is no way in here.
    """
    if actor.is_system:
        return []
    if not actor.may("tickets.read"):
        return None
    given = [
        code(Kind.ASSIGNEE, actor.id),
        code(Kind.SHARED_WITH_AGENT, actor.id),
        *codes(Kind.SHARED_WITH_TEAM, actor.team_ids),
    ]
    if actor.may("tickets.read_all"):
        if actor.brand_ids is None:
            return []
        return [_any_of([*codes(Kind.BRAND, actor.brand_ids), *given])]
    own = [*codes(Kind.TEAM, actor.team_ids), code(Kind.TEAM, 0)]
    conditions = [_any_of([*own, *given])]
    if actor.brand_ids is not None:
        sql = "(found.brand_id = ANY(%s::bigint[]) OR found.scope && %s::bigint[])"
        conditions.append(Condition(sql, (sorted(actor.brand_ids), given)))
    return conditions


def narrowed_to(actor: Actor, wanted: Narrowing) -> tuple[list[Condition], list[Problem]]:
    """What the operators leave in, and those whose name means nobody (which leave nothing in)."""
    conditions: list[Condition] = []
    problems: list[Problem] = []
    if wanted.has_file is not None:
        conditions.append(_scoped([code(Kind.HAS_FILE, 1)], is_negated=not wanted.has_file))
    for kind, ident, is_negated in wanted.codes:
        conditions.append(_scoped([code(kind, ident)], is_negated=is_negated))
    for operator in wanted.names:
        meant = _meant(actor, operator)
        if not meant:
            problems.append(Problem("unknown_value", operator.typed))
        conditions.append(_scoped(meant, is_negated=operator.is_negated) if meant else Condition(NOTHING))
    return conditions, problems


def _meant(actor: Actor, operator: Operator) -> list[int]:
    if operator.name == "team":
        return _teams(actor, operator.value)
    if operator.name == "assignee":
        return _agents(actor, operator.value)
    return _customers(operator.value)


def _teams(actor: Actor, name: str) -> list[int]:
    if plain(name) in NOBODY:
        return [code(Kind.TEAM, 0)]
    rows = teams_visible_to(actor).filter(folded_name__contains=folded(name)).order_by("pk")
    return codes(Kind.TEAM, rows.values_list("pk", flat=True)[:_NAMES])


def _agents(actor: Actor, name: str) -> list[int]:
    typed = plain(name)
    if typed in ME:
        return [code(Kind.ASSIGNEE, actor.id)]
    if typed in NOBODY:
        return [code(Kind.ASSIGNEE, 0)]
    rows = agents_visible_to(SYSTEM if actor.is_system else actor).order_by("pk")
    return codes(
        Kind.ASSIGNEE, rows.filter(folded_name__contains=folded(name)).values_list("pk", flat=True)[:_NAMES]
    )


def _customers(name: str) -> list[int]:
    """Everybody whose name holds all of the words, or whose address or telephone it is."""
    value = name.strip().lower()
    if "@" in value:
        found = customers_meant(values=[value])
        return codes(Kind.CUSTOMER, found.get(value, ()))
    words = plain(name).split()[:4]
    by_word = customers_meant(words=words)
    sets = [frozenset(by_word.get(word, ())) for word in words]
    return codes(Kind.CUSTOMER, frozenset.intersection(*sets)) if sets else []


def _any_of(wanted: list[int]) -> Condition:
    return Condition("found.scope && %s::bigint[]", (wanted,))


def _scoped(wanted: list[int], *, is_negated: bool) -> Condition:
    found = _any_of(wanted)
    return Condition(f"NOT {found.sql}", found.values) if is_negated else found
