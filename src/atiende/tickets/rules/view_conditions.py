"""A condition on cases as data: what a view is kept as, with its version, and what makes it whole.

    {"version": 1,
     "all": [{"field": "status", "is": "one_of", "value": ["open"]}],
     "any": [{"field": "tag", "is": "one_of", "value": ["7"]}, {"field": "waiting", "is": "older", "value": ["4h"]}]}

All of `all` must hold and, where there is an `any`, at least one of it. A value is always a list of texts.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, unquote

from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.tickets.rules.channels import REPORTED
from atiende.tickets.rules.interactions import INTERACTIONS, PHASES
from atiende.tickets.rules.languages import LANGUAGES
from atiende.tickets.rules.statuses import UNDER_WAY, Category
from atiende.tickets.rules.view_fields import OWN, Field, Is, Takes, field_named, taken_by

VERSION: Final = 1
MOST_TESTS: Final = 20
MOST_VALUES: Final = 50
_LONGEST: Final = 200
_ID: Final = re.compile(r"[1-9]\d{0,17}")
_CODE: Final = re.compile(r"[a-z0-9][a-z0-9_\-]{0,59}")
_SPAN: Final = re.compile(r"([1-9]\d{0,3})([hdw])")
_HOURS: Final = {"h": 1, "d": 24, "w": 24 * 7}
_AMONG: Final[Mapping[str, frozenset[str]]] = {
    "category": frozenset(each.value for each in Category),
    "priority": frozenset("1234"),
    "channel": frozenset(REPORTED) | {"internal"},
    "interaction": frozenset(INTERACTIONS),
    "phase": frozenset(PHASES),
    "language": frozenset(LANGUAGES),
}

UNREADABLE: Final = gettext_noop("This condition cannot be read.")
OTHER_VERSION: Final = gettext_noop("This condition was written by a newer version of the program.")
TOO_MANY: Final = gettext_noop("A view takes twenty conditions at most.")
UNKNOWN_FIELD: Final = gettext_noop("Nothing of this name can be asked of a case.")
UNKNOWN_WAY: Final = gettext_noop("It cannot be compared in this way.")
VALUE_MISSING: Final = gettext_noop("Choose or write something to compare with.")
VALUE_UNFIT: Final = gettext_noop("This value does not fit here.")
NOT_A_SPAN: Final = gettext_noop("Write a number and choose hours, days or weeks.")
NOT_A_DAY: Final = gettext_noop("Write a date.")


@dataclass(frozen=True, slots=True)
class Test:
    """One question to a case."""

    __test__ = False
    field: str
    way: Is
    value: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """All of `all`, and one at least of `any` where there is any."""

    all: tuple[Test, ...] = ()
    any: tuple[Test, ...] = ()

    @property
    def tests(self) -> tuple[Test, ...]:
        return (*self.all, *self.any)

    def asks(self, field: str) -> bool:
        return any(test.field == field for test in self.tests)

    def and_also(self, other: Condition) -> Condition:
        """Both hold. Of two groups of `any` the second must be empty, as there is one group."""
        return Condition((*self.all, *other.all), self.any or other.any)


NO_CONDITION: Final = Condition()


def read_condition(kept: object) -> Condition:
    """What was kept, or sent. Raises InvalidInput: by place (`all.0`, `any.2`) what is wrong."""
    if not isinstance(kept, Mapping):
        raise InvalidInput(fields={"condition": UNREADABLE})
    if kept.get("version") != VERSION:
        raise InvalidInput(fields={"condition": OTHER_VERSION})
    if kept.keys() - {"version", "all", "any"}:
        raise InvalidInput(fields={"condition": UNREADABLE})
    groups = {name: _tests(kept.get(name, [])) for name in ("all", "any")}
    return whole(Condition(groups["all"], groups["any"]))


def whole(condition: Condition) -> Condition:
    """The same, when every test makes sense. Raises InvalidInput by place."""
    if len(condition.tests) > MOST_TESTS:
        raise InvalidInput(fields={"condition": TOO_MANY})
    problems = {
        f"{group}.{place}": problem
        for group in ("all", "any")
        for place, test in enumerate(getattr(condition, group))
        if (problem := problem_of(test))
    }
    if problems:
        raise InvalidInput(fields=problems)
    return condition


def kept_as(condition: Condition) -> dict[str, Any]:
    """As it is kept, and as programs read it."""
    groups = {
        name: [
            {"field": test.field, "is": test.way.value, "value": list(test.value)}
            for test in getattr(condition, name)
        ]
        for name in ("all", "any")
    }
    return {"version": VERSION, **groups}


def problem_of(test: Test) -> str:
    """What is wrong with it, as a msgid; empty when nothing is."""
    field = field_named(test.field)
    if field is None:
        return UNKNOWN_FIELD
    if test.way not in field.ways:
        return UNKNOWN_WAY
    takes = taken_by(field, test.way)
    if takes == Takes.NOTHING:
        return VALUE_UNFIT if test.value else ""
    if not test.value or not all(value.strip() for value in test.value):
        return VALUE_MISSING
    if len(test.value) > MOST_VALUES or any(len(value) > _LONGEST for value in test.value):
        return VALUE_UNFIT
    return _PROBLEMS[takes](test, field)


def span_of(text: str) -> dt.timedelta:
    """Of "4h", "3d" or "2w"."""
    match = _SPAN.fullmatch(text)
    assert match is not None, "a whole condition has spans that can be read"
    return dt.timedelta(hours=int(match[1]) * _HOURS[match[2]])


def is_served(condition: Condition) -> bool:
    """Whether an index finds these cases, so that the cost does not grow with all cases there ever were.

    A declared rule, not a guess of the database: on the day a view is saved the company may have three cases. Enough is
    one test among `all`, or each of `any`, that names people, a team, a customer, a tag, an answer, what is under way,
    what is put off, or what is due.
    """
    by_any = bool(condition.any) and all(map(_is_served, condition.any))
    return by_any or any(map(_is_served, condition.all)) or _only_leaves_out(condition)


def _only_leaves_out(condition: Condition) -> bool:
    """No question at all: the newest of all cases, which stand in order."""
    return not condition.tests


def _is_served(test: Test) -> bool:
    if test.way == Is.ONE_OF:
        if test.field == "category":
            return {Category(value) for value in test.value} <= UNDER_WAY
        return test.field in {"assignee", "team", "customer", "tag"} or test.field.startswith(OWN)
    if test.way == Is.SET:
        return test.field == "due" or test.field.startswith(OWN)
    return test.field == "snoozed" and test.way == Is.YES


def _tests(kept: object) -> tuple[Test, ...]:
    if not isinstance(kept, list):
        raise InvalidInput(fields={"condition": UNREADABLE})
    return tuple(map(_test, kept))


def _test(kept: object) -> Test:
    if not isinstance(kept, Mapping) or kept.keys() - {"field", "is", "value"}:
        raise InvalidInput(fields={"condition": UNREADABLE})
    field, way, value = kept.get("field"), kept.get("is"), kept.get("value", [])
    is_fit = isinstance(field, str) and isinstance(value, list) and all(isinstance(v, str) for v in value)
    if not is_fit or "\0" in f"{field}{value}" or way not in set(Is):
        raise InvalidInput(fields={"condition": UNREADABLE})
    return Test(str(field), Is(way), tuple(value))


def _code_problem(test: Test, field: Field) -> str:
    if test.field.startswith(OWN):
        return ""
    among = _AMONG.get(test.field)
    if among is not None:
        return "" if set(test.value) <= among else VALUE_UNFIT
    return "" if all(map(_CODE.fullmatch, test.value)) else VALUE_UNFIT


def _id_problem(test: Test, field: Field) -> str:
    ids = [value for value in test.value if value not in field.special]
    return "" if all(map(_ID.fullmatch, ids)) else VALUE_UNFIT


def _span_problem(test: Test, field: Field) -> str:
    return "" if len(test.value) == 1 and _SPAN.fullmatch(test.value[0]) else NOT_A_SPAN


def _day_problem(test: Test, field: Field) -> str:
    try:
        is_day = dt.date.fromisoformat(test.value[0]).isoformat() == test.value[0]
    except ValueError:
        is_day = False
    return "" if is_day and len(test.value) == 1 else NOT_A_DAY


def _text_problem(test: Test, field: Field) -> str:
    return "" if len(test.value) == 1 else VALUE_UNFIT


_PROBLEMS: Final = {
    Takes.CODES: _code_problem,
    Takes.IDS: _id_problem,
    Takes.SPAN: _span_problem,
    Takes.DAY: _day_problem,
    Takes.TEXT: _text_problem,
}


def asked_in(all_of: Iterable[str], any_of: Iterable[str] = ()) -> Condition:
    """Of an address, where `status:one_of:open,new` is a test; what cannot be read is left out."""
    groups = [[test for text in texts if (test := asked_test(text))] for texts in (all_of, any_of)]
    return Condition(
        tuple(groups[0][:MOST_TESTS]), tuple(groups[1][: MOST_TESTS - len(groups[0][:MOST_TESTS])])
    )


def asked_test(text: str) -> Test | None:
    """A test as it stands in an address; None for what makes no sense."""
    field, _colon, rest = text.partition(":")
    way, _colon, value = rest.partition(":")
    if way not in set(Is):
        return None
    values = tuple(unquote(part) for part in value.split(",") if part)
    test = Test(field, Is(way), values)
    return None if "\0" in "".join(values) or problem_of(test) else test


def text_of(test: Test) -> str:
    """As it stands in an address."""
    value = ",".join(quote(each, safe="") for each in test.value)
    return ":".join([test.field, test.way.value, *([value] if value else [])])
