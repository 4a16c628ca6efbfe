"""How what was typed into a search box may go on: an operator, or a value of the one that stands there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from atiende.customers.queries import list_customers
from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.organisation.queries import agents_visible_to, brands_visible_to, teams_visible_to
from atiende.platform.search import plain
from atiende.tickets.models import Tag
from atiende.tickets.queries.custom_fields import defined_fields
from atiende.tickets.queries.search_operators import OPERATORS, STATUS_WORDS
from atiende.tickets.queries.statuses import list_statuses
from atiende.tickets.rules.search_words import ALSO, OF_CASE, SPOKEN, VALUES

SIZE: Final = 8
ALL_OPERATORS: Final = {**OPERATORS, **ALSO, **OF_CASE}
"""How operators are typed → what they are called."""
_LAST: Final = re.compile(r'(?P<minus>-?)(?:(?P<name>[^\W\d_]+):)?(?P<value>"[^"]*|[^\s"]*)$')
_WORDLESS: Final = re.compile(r"[\s\":]")


@dataclass(frozen=True, slots=True)
class Completion:
    """`text`: what stands in the whole box once it is chosen. `label` is what is offered, `operator` what it is of."""

    text: str
    label: str
    operator: str
    is_value: bool


def completions_of(actor: Actor, text: str, *, language: str) -> list[Completion]:
    """At the end of the text, at most eight; none where a finished word stands, and none for who reads no cases."""
    match = _LAST.search(text)
    if match is None or not actor.may("tickets.read"):
        return []
    before, spoken = text[: match.start()], "es" if language.startswith("es") else "en"
    name, value = match["name"], match["value"].lstrip('"')
    if name is None:
        return _operators(f"{before}{match['minus']}", match["value"], spoken)
    canonical = ALL_OPERATORS.get(plain(name))
    if canonical is None:
        return []
    head = f"{before}{match['minus']}{name}:"
    found = dict.fromkeys(values_offered(actor, canonical, value, _language_of(plain(name), spoken)))
    return [
        Completion(_closed(head, each, canonical), each, canonical, True)
        for each in list(found)[:SIZE]
        if each != value
    ]


def values_offered(actor: Actor, operator: str, begun: str, language: str) -> list[str]:
    """What may stand behind the colon and goes on like this: words of the program first, then names."""
    typed = plain(begun)
    words = [each for each in VALUES[language].get(operator, ()) if plain(each).startswith(typed)]
    named = _NAMED.get(operator)
    return [*words, *(named(actor, begun.strip()) if named else ())]


def _language_of(name: str, spoken: str) -> str:
    """Who writes an operator in the other language goes on in it."""
    other = "en" if spoken == "es" else "es"
    own, others = ({plain(word) for word in SPOKEN[each].values()} for each in (spoken, other))
    return other if name in others - own else spoken


def _operators(head: str, begun: str, language: str) -> list[Completion]:
    """Those of the reader's language that begin so; in the other language only where none does."""
    typed = plain(begun) if begun else ""
    if begun and not typed:
        return []
    known = set(ALL_OPERATORS.values())
    offered = [(code, word) for code, word in SPOKEN[language].items() if code in known]
    if language == "es":
        offered += [("from", "cliente"), ("since", "después")]
    found = [(code, word) for code, word in offered if plain(word).startswith(typed)]
    if typed and not found:
        found = [(code, word) for word, code in ALL_OPERATORS.items() if word.startswith(typed)]
    return [
        Completion(f"{head}{word}:", f"{word}:", code, False)
        for code, word in found[: SIZE if typed else len(offered)]
    ]


def _closed(head: str, value: str, operator: str) -> str:
    """With a space behind, so that the next word can follow; a field still wants its answer."""
    quoted = f'"{value}"' if _WORDLESS.search(value) else value
    return (
        f'{head}"{value}='
        if operator == "field" and " " in value
        else (f"{head}{value}=" if operator == "field" else f"{head}{quoted} ")
    )


def _statuses(actor: Actor, begun: str) -> Iterable[str]:
    names = [row.for_agents for row in list_statuses()]
    return [
        name for name in names if plain(name).startswith(plain(begun)) and plain(name) not in STATUS_WORDS
    ]


def _teams(actor: Actor, begun: str) -> Iterable[str]:
    rows = teams_visible_to(actor).filter(folded_name__contains=folded(begun)).order_by("folded_name")
    return rows.values_list("name", flat=True)[:SIZE]


def _agents(actor: Actor, begun: str) -> Iterable[str]:
    rows = agents_visible_to(actor).filter(folded_name__contains=folded(begun)).order_by("folded_name")
    return rows.values_list("display_name", flat=True)[:SIZE]


def _customers(actor: Actor, begun: str) -> Iterable[str]:
    """By name, two letters at least; for who may see customers."""
    if len(begun) < 2 or not actor.may("customers.read"):
        return []
    rows = list_customers(actor, search=begun, size=SIZE).rows
    return [row.name or row.folded_name for row in rows]


def _tags(actor: Actor, begun: str) -> Iterable[str]:
    rows = Tag.objects.filter(folded_name__startswith=folded(begun)).order_by("folded_name")
    return rows.values_list("name", flat=True)[:SIZE]


def _brands(actor: Actor, begun: str) -> Iterable[str]:
    rows = brands_visible_to(actor).filter(folded_name__contains=folded(begun)).order_by("folded_name")
    return rows.values_list("name", flat=True)[:SIZE]


def _fields(actor: Actor, begun: str) -> Iterable[str]:
    typed = plain(begun) if begun else ""
    return [each.label for each in defined_fields() if each.is_in_use and typed in plain(each.label)]


_NAMED: Final[dict[str, Callable[[Actor, str], Iterable[str]]]] = {
    "status": _statuses,
    "team": _teams,
    "assignee": _agents,
    "from": _customers,
    "tag": _tags,
    "brand": _brands,
    "field": _fields,
}
