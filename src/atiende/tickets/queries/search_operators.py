"""What the operators of a search mean: `estado:abierto`, `asignado:yo`, `desde:2026-01-31`, in Spanish and English."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from typing import Final

from atiende.platform.search import Asked, Operator, Problem, plain
from atiende.tickets.rules.interactions import INTERACTIONS, PHASES
from atiende.tickets.rules.search_scope import Kind
from atiende.tickets.rules.statuses import UNDER_WAY, Category

OPERATORS: Final = {
    "estado": "status",
    "status": "status",
    "equipo": "team",
    "team": "team",
    "asignado": "assignee",
    "asignada": "assignee",
    "assigned": "assignee",
    "assignee": "assignee",
    "de": "from",
    "from": "from",
    "tiene": "has",
    "has": "has",
    "campo": "field",
    "field": "field",
    "categoria": "reason",
    "category": "reason",
    "producto": "product",
    "product": "product",
    "pedido": "order",
    "order": "order",
    "tipo": "interaction",
    "kind": "interaction",
    "type": "interaction",
    "fase": "phase",
    "phase": "phase",
    "antes": "before",
    "before": "before",
    "desde": "since",
    "since": "since",
    "after": "since",
}
ME: Final = frozenset({"yo", "mi", "me", "i"})
NOBODY: Final = frozenset({"nadie", "nobody", "none", "ninguno", "ninguna"})
_FILE: Final = frozenset(
    {"adjunto", "adjuntos", "archivo", "archivos", "attachment", "attachments", "file", "files"}
)
_WAITING: Final = frozenset({Category.WAITING_CUSTOMER, Category.WAITING_INTERNAL})
_STATUSES: Final = {
    **dict.fromkeys(("abierto", "abierta", "abiertos", "open"), UNDER_WAY),
    **dict.fromkeys(("nuevo", "nueva", "nuevos", "new"), frozenset({Category.NEW})),
    **dict.fromkeys(("esperando", "pendiente", "pendientes", "waiting", "pending"), _WAITING),
    **dict.fromkeys(
        ("resuelto", "resuelta", "resueltos", "resolved", "solved"), frozenset({Category.RESOLVED})
    ),
    **dict.fromkeys(("cerrado", "cerrada", "cerrados", "closed"), frozenset({Category.CLOSED})),
    **dict.fromkeys(("cancelado", "cancelada", "cancelados", "cancelled"), frozenset({Category.CANCELLED})),
}
_INTERACTIONS: Final = {
    **dict.fromkeys(("consulta", "pregunta", "question"), "question"),
    **dict.fromkeys(("peticion", "solicitud", "request"), "request"),
    **dict.fromkeys(("incidencia", "incidente", "incident"), "incident"),
    **dict.fromkeys(("problema", "problem"), "problem"),
    **dict.fromkeys(("queja", "complaint"), "complaint"),
    **dict.fromkeys(("reclamo", "reclamacion", "claim"), "claim"),
    **dict.fromkeys(("sugerencia", "suggestion"), "suggestion"),
    **dict.fromkeys(("felicitacion", "agradecimiento", "praise"), "praise"),
    **dict.fromkeys(("denuncia", "report"), "report"),
}
_PHASES: Final = {
    **dict.fromkeys(("antes", "before"), "before"),
    **dict.fromkeys(("durante", "during"), "during"),
    **dict.fromkeys(("despues", "after"), "after"),
}
STATUS_WORDS: Final = frozenset({*_STATUSES, "spam"})
"""Values of `estado:` that are words of the program; others are the company's own."""
_DATES: Final = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
_DAYS_AGO: Final = {"hoy": 0, "today": 0, "ayer": 1, "yesterday": 1}
_AGO: Final = re.compile(r"(\d{1,4})\s*([dsw])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """`categories` None: any. `names`: operators whose value is a name, to be looked up; `fields`: a field's answer;
    `about`: why the customer wrote, a product, an order; `codes`: what a search row says in codes, and whether it must
    not.
    """

    categories: frozenset[Category] | None = None
    is_spam: bool = False
    has_file: bool | None = None
    since: dt.datetime | None = None
    before: dt.datetime | None = None
    codes: tuple[tuple[Kind, int, bool], ...] = ()
    names: tuple[Operator, ...] = ()
    fields: tuple[Operator, ...] = ()
    about: tuple[Operator, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        return self == Narrowing(problems=self.problems)


def narrowing_of(asked: Asked, *, now: dt.datetime) -> Narrowing:
    """What the operators ask for; a value that means nothing is left out and named. Days are those of `now`'s zone."""
    wanted = Narrowing()
    for operator in asked.operators:
        wanted = _READ[operator.name](wanted, operator, now)
    return wanted


def _status(wanted: Narrowing, operator: Operator, now: dt.datetime) -> Narrowing:
    value = plain(operator.value)
    if value == "spam":
        return replace(wanted, is_spam=not operator.is_negated)
    found = _STATUSES.get(value)
    if found is None:
        return _with_problem(wanted, Problem("unknown_value", operator.typed))
    meant = frozenset(Category) - found if operator.is_negated else found
    return replace(wanted, categories=meant if wanted.categories is None else wanted.categories & meant)


def _has(wanted: Narrowing, operator: Operator, now: dt.datetime) -> Narrowing:
    if plain(operator.value) not in _FILE:
        return _with_problem(wanted, Problem("unknown_value", operator.typed))
    return replace(wanted, has_file=not operator.is_negated)


def _interaction(wanted: Narrowing, operator: Operator, now: dt.datetime) -> Narrowing:
    return _coded(wanted, operator, Kind.INTERACTION, INTERACTIONS, _INTERACTIONS.get(plain(operator.value)))


def _phase(wanted: Narrowing, operator: Operator, now: dt.datetime) -> Narrowing:
    return _coded(wanted, operator, Kind.PHASE, PHASES, _PHASES.get(plain(operator.value)))


def _coded(
    wanted: Narrowing, operator: Operator, kind: Kind, known: tuple[str, ...], meant: str | None
) -> Narrowing:
    if meant is None:
        return _with_problem(wanted, Problem("unknown_value", operator.typed))
    # Counted from one, as the database does in an array.
    asked = (kind, known.index(meant) + 1, operator.is_negated)
    return replace(wanted, codes=(*wanted.codes, asked))


def _named(wanted: Narrowing, operator: Operator, now: dt.datetime) -> Narrowing:
    return replace(wanted, names=(*wanted.names, operator))


def _field(wanted: Narrowing, operator: Operator, now: dt.datetime) -> Narrowing:
    return replace(wanted, fields=(*wanted.fields, operator))


def _about(wanted: Narrowing, operator: Operator, now: dt.datetime) -> Narrowing:
    return replace(wanted, about=(*wanted.about, operator))


def _since(wanted: Narrowing, operator: Operator, now: dt.datetime) -> Narrowing:
    day = _day(operator.value, now)
    return (
        _with_problem(wanted, Problem("not_a_date", operator.typed))
        if day is None
        else replace(wanted, since=day)
    )


def _before(wanted: Narrowing, operator: Operator, now: dt.datetime) -> Narrowing:
    day = _day(operator.value, now)
    return (
        _with_problem(wanted, Problem("not_a_date", operator.typed))
        if day is None
        else replace(wanted, before=day)
    )


_READ: Final = {
    "status": _status,
    "has": _has,
    "team": _named,
    "assignee": _named,
    "from": _named,
    "field": _field,
    "reason": _about,
    "product": _about,
    "order": _about,
    "interaction": _interaction,
    "phase": _phase,
    "since": _since,
    "before": _before,
}


def _day(value: str, now: dt.datetime) -> dt.datetime | None:
    """The beginning of a day: a date, today, yesterday, or so many days or weeks ago (7d, 2s, 2w)."""
    typed = plain(value)
    ago = _DAYS_AGO.get(typed)
    if ago is None and (match := _AGO.fullmatch(typed)):
        ago = int(match[1]) * (1 if match[2] == "d" else 7)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if ago is not None:
        return midnight - dt.timedelta(days=ago)
    for pattern in _DATES:
        try:
            day = dt.datetime.strptime(value.strip(), pattern)
        except ValueError:
            continue
        return day.replace(tzinfo=now.tzinfo) if day.year > 1 else None
    return None


def _with_problem(wanted: Narrowing, problem: Problem) -> Narrowing:
    return replace(wanted, problems=(*wanted.problems, problem))
