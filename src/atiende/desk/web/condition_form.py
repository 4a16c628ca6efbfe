"""Conditions as rows of a form: made, read and marked without scripts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from atiende.customers.queries import customers_meant
from atiende.desk.web.condition_words import ConditionWords, way_word
from atiende.tickets.rules.view_conditions import MOST_TESTS, Condition, Test
from atiende.tickets.rules.view_fields import Is, Takes, field_named, taken_by

GROUPS: Final = ("all", "any")
UNITS: Final = (("h", _("hours")), ("d", _("days")), ("w", _("weeks")))
_ROW: Final = re.compile(r"(all|any)-(\d{1,3})-field")
_DIGITS: Final = re.compile(r"#?(\d{1,18})")


@dataclass(frozen=True, slots=True)
class Row:
    """A test with all that its controls need. `kind`: which control takes the value."""

    name: str
    field: str
    label: str
    ways: list[tuple[str, str, bool]]
    kind: str
    options: list[tuple[str, str, bool]]
    text: str
    count: str
    unit: str
    problem: str


def rows_of(condition: Condition, words: ConditionWords, problems: Mapping[str, str]) -> dict[str, list[Row]]:
    """Of each group. `problems` by place, in words."""
    return {
        group: [
            _row(f"{group}-{place}", test, words, problems.get(f"{group}.{place}", ""))
            for place, test in enumerate(getattr(condition, group))
        ]
        for group in GROUPS
    }


def condition_in(posted: QueryDict) -> Condition:
    """What the rows say, as it was written: it may not be whole yet."""
    found: dict[str, list[tuple[int, Test]]] = {"all": [], "any": []}
    for name in posted:
        match = _ROW.fullmatch(name)
        if match and len(found["all"]) + len(found["any"]) <= MOST_TESTS:
            test = _test(posted, f"{match[1]}-{match[2]}")
            if test is not None:
                found[match[1]].append((int(match[2]), test))
    groups = [
        tuple(test for _place, test in sorted(found[group], key=lambda each: each[0])) for group in GROUPS
    ]
    return Condition(*groups)


def changed_by(condition: Condition, do: str, posted: Mapping[str, str]) -> Condition | None:
    """A row more (`add-all` with the field `new-all`) or one less (`remove-any-2`); None when `do` says neither."""
    what, _dash, rest = do.partition("-")
    if what == "add" and rest in GROUPS:
        name = posted.get(f"new-{rest}", "")
        field = field_named(name)
        return condition if field is None else _with(condition, rest, Test(name, field.ways[0]))
    group, _dash, place = rest.partition("-")
    if what == "remove" and group in GROUPS and place.isdecimal():
        tests = list(getattr(condition, group))
        if int(place) < len(tests):
            del tests[int(place)]
        return _replaced(condition, group, tests)
    return condition if what == "again" else None


def _with(condition: Condition, group: str, test: Test) -> Condition:
    return _replaced(condition, group, [*getattr(condition, group), test])


def _replaced(condition: Condition, group: str, tests: list[Test]) -> Condition:
    return (
        Condition(tuple(tests), condition.any) if group == "all" else Condition(condition.all, tuple(tests))
    )


def _test(posted: QueryDict, name: str) -> Test | None:
    field_name, way = posted.get(f"{name}-field", ""), posted.get(f"{name}-is", "")
    field = field_named(field_name)
    if field is None:
        return None
    chosen = Is(way) if way in set(field.ways) else field.ways[0]
    takes = taken_by(field, chosen)
    if takes == Takes.NOTHING:
        return Test(field_name, chosen)
    if takes == Takes.SPAN:
        count, unit = posted.get(f"{name}-count", "").strip(), posted.get(f"{name}-unit", "")
        return Test(field_name, chosen, (f"{count}{unit}",) if count else ())
    values = [value.replace("\0", "").strip() for value in posted.getlist(f"{name}-value")]
    given = tuple(dict.fromkeys(value for value in values if value))
    if field_name == "customer":
        given = tuple(dict.fromkeys(pk for value in given for pk in _customers(value)))
    return Test(field_name, chosen, given)


def _customers(typed: str) -> list[str]:
    """Numbers stay; an address, a telephone or a name becomes those whom it means."""
    parts = [part.strip() for part in typed.split(",") if part.strip()]
    found: list[str] = []
    for part in parts:
        match = _DIGITS.fullmatch(part)
        if match:
            found.append(match[1])
            continue
        value = part.lower()
        words = re.findall(r"\w+", value)[:4]
        meant = customers_meant(values=[value]) if "@" in value else customers_meant(words=words)
        sets = [frozenset(meant.get(word, ())) for word in ([value] if "@" in value else words)]
        found += [str(pk) for pk in sorted(frozenset.intersection(*sets))] if sets else []
    return found


def _row(name: str, test: Test, words: ConditionWords, problem: str) -> Row:
    field = field_named(test.field)
    assert field is not None, "what cannot be named was left out"
    takes = taken_by(field, test.way)
    options = words.options(test.field) if takes in (Takes.CODES, Takes.IDS) else []
    span = re.fullmatch(r"(\d*)([hdw])?", test.value[0]) if takes == Takes.SPAN and test.value else None
    return Row(
        name=name,
        field=test.field,
        label=words.field(test.field),
        ways=[(way.value, way_word(test.field, way), way == test.way) for way in field.ways],
        kind=_kind(takes, bool(options)),
        options=[(value, word, value in test.value) for value, word in _with_kept(options, test)],
        text=", ".join(test.value),
        count=span[1] if span else "",
        unit=(span[2] or "d") if span else "d",
        problem=problem,
    )


def _with_kept(options: list[tuple[str, str]], test: Test) -> list[tuple[str, str]]:
    """What was chosen stays to be seen when it is offered no more."""
    if not options:
        return []
    known = {value for value, _word in options}
    return [*options, *((value, value) for value in test.value if value not in known)]


def _kind(takes: Takes, has_options: bool) -> str:
    return "options" if has_options else {Takes.IDS: "text", Takes.CODES: "text"}.get(takes, takes.value)
