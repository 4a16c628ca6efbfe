"""A condition said in SQL on `t`, for the person who asks and the moment in which they do."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.platform.search import ask, read_query
from atiende.tickets.queries.contact_reasons import reason_tree
from atiende.tickets.rules.statuses import Category
from atiende.tickets.rules.view_conditions import Condition, Test, span_of
from atiende.tickets.rules.view_fields import FIELDS, ME, MINE, NOBODY, OWN, Is

_NUMBER: Final = re.compile(r"-?\d{1,15}(\.\d{1,6})?")
_KINDS: Final = {
    "priority": "smallint",
    "brand_id": "bigint",
    "customer_id": "bigint",
    **dict.fromkeys(("channel", "interaction", "phase", "language"), "text"),
}
_STATUS: Final = "t.status_id IN (SELECT id FROM tickets_ticketstatus WHERE key = ANY({}::text[]))"
_TAGGED: Final = "t.id IN (SELECT ticket_id FROM tickets_tickettag WHERE tag_id = ANY({}::bigint[]))"
_SAYS: Final = (
    "EXISTS (SELECT FROM tickets_searchrow said WHERE said.case_id = t.id AND said.words @@ {}::tsquery)"
)
# Beside `<> '{}'`, so that the index of answers, which leaves out cases without any, serves.
_ANSWERED: Final = "(t.custom_fields <> '{{}}'::jsonb AND t.custom_fields ? {})"
_ANSWERS: Final = "(t.custom_fields <> '{{}}'::jsonb AND ({}))"


@dataclass(slots=True)
class Said:
    """Values gathered while a condition is said, each under a name of its own that begins with `prefix`."""

    actor: Actor
    now: dt.datetime
    prefix: str
    values: dict[str, Any] = field(default_factory=dict)

    def value(self, value: object) -> str:
        name = f"{self.prefix}{len(self.values)}"
        self.values[name] = value
        return f"%({name})s"


def said_condition(
    condition: Condition, actor: Actor, *, now: dt.datetime, prefix: str
) -> tuple[str, dict[str, Any]]:
    """SQL and its values. Merged cases are left out, and spam unless it is asked for.

    `now` in the zone of who asks: it says which day is today.
    """
    said = Said(actor, now, prefix)
    parts = ["NOT t.is_merged"]
    if not condition.asks("spam"):
        parts.append("NOT t.is_spam")
    parts += [_said(test, said) for test in condition.all]
    if condition.any:
        parts.append(f"({' OR '.join(_said(test, said) for test in condition.any)})")
    return " AND ".join(parts), said.values


def _said(test: Test, said: Said) -> str:
    if test.field.startswith(OWN):
        return _own(test, said)
    special = _SPECIAL.get(test.field)
    if special is not None:
        return special(test, said)
    column = f"t.{FIELDS[test.field].column}"
    if FIELDS[test.field].ways[0] in (Is.ONE_OF, Is.NONE_OF):
        kind = _KINDS[FIELDS[test.field].column]
        values = list(test.value) if kind == "text" else [int(value) for value in test.value]
        return _turned(test, f"{column} = ANY({said.value(values)}::{kind}[])")
    return _moment(test, column, said)


def _turned(test: Test, sql: str) -> str:
    return f"NOT coalesce({sql}, FALSE)" if test.way in (Is.NONE_OF, Is.LACKS, Is.UNSET) else sql


def _moment(test: Test, column: str, said: Said) -> str:
    if test.way in (Is.SET, Is.UNSET):
        return f"{column} IS {'NOT ' if test.way == Is.SET else ''}NULL"
    if test.way in (Is.WITHIN, Is.OLDER):
        # What is due lies ahead: "within 3 d" of it is what is due by then, "older" what has been due for longer.
        ahead = column == "t.next_due_at" and test.way == Is.WITHIN
        at = said.now + span_of(test.value[0]) if ahead else said.now - span_of(test.value[0])
        sign = "<=" if ahead or test.way == Is.OLDER else ">="
        return f"{column} {sign} {said.value(at)}::timestamptz"
    day = dt.date.fromisoformat(test.value[0])
    midnight = dt.datetime(day.year, day.month, day.day, tzinfo=said.now.tzinfo)
    sign = ">=" if test.way == Is.SINCE else "<"
    return f"{column} {sign} {said.value(midnight)}::timestamptz"


def _category(test: Test, said: Said) -> str:
    """Written out: the indexes of what is under way are found by these very words."""
    wanted = {Category(value) for value in test.value}
    if test.way == Is.NONE_OF:
        wanted = set(Category) - wanted
    names = ", ".join(f"'{category.value}'" for category in sorted(wanted))
    return f"t.category IN ({names})" if names else "FALSE"


def _status(test: Test, said: Said) -> str:
    return _turned(test, _STATUS.format(said.value(list(test.value))))


def _assignee(test: Test, said: Said) -> str:
    return _one_or_nobody(test, "t.assignee_id", {ME: [said.actor.id]}, said)


def _team(test: Test, said: Said) -> str:
    return _one_or_nobody(test, "t.team_id", {MINE: sorted(said.actor.team_ids)}, said)


def _one_or_nobody(test: Test, column: str, meant: dict[str, list[int]], said: Said) -> str:
    ids = {int(value) for value in test.value if value.isdecimal()}
    for word, who in meant.items():
        ids |= set(who) if word in test.value else set()
    parts = [f"{column} = ANY({said.value(sorted(ids))}::bigint[])"] if ids else []
    if NOBODY in test.value:
        parts.append(f"{column} IS NULL")
    return _turned(test, f"({' OR '.join(parts) or 'FALSE'})")


def _reason(test: Test, said: Said) -> str:
    """Of a category and of those below it; `nobody`: of none."""
    below = reason_tree().within(int(value) for value in test.value if value.isdecimal())
    kept = Test(test.field, test.way, (*map(str, below), *(NOBODY,) * (NOBODY in test.value)))
    return _one_or_nobody(kept, "t.contact_reason_id", {}, said)


def _tag(test: Test, said: Said) -> str:
    return _turned(test, _TAGGED.format(said.value([int(value) for value in test.value])))


def _is(test: Test, said: Said) -> str:
    if test.field == "spam":
        return "t.is_spam" if test.way == Is.YES else "NOT t.is_spam"
    return f"t.snoozed_until IS {'NOT ' if test.way == Is.YES else ''}NULL"


def _words(test: Test, said: Said) -> str:
    """What one would find by searching for these words in messages and notes."""
    question = ask(read_query(test.value[0], {}).terms)
    return _turned(test, _SAYS.format(said.value(question.text))) if question.text else "TRUE"


def _own(test: Test, said: Said) -> str:
    key = test.field.removeprefix(OWN)
    if test.way in (Is.SET, Is.UNSET):
        return _turned(test, _ANSWERED.format(said.value(key)))
    answers = [answer for value in test.value for answer in _ways_to_stand(key, value)]
    contained = " OR ".join(f"t.custom_fields @> {said.value(answer)}::jsonb" for answer in answers)
    return _turned(test, _ANSWERS.format(contained))


def _ways_to_stand(key: str, value: str) -> list[str]:
    """As the text, among several, as the number or as yes and no."""
    ways: list[object] = [value, [value]]
    if value in ("true", "false"):
        ways.append(value == "true")
    elif _NUMBER.fullmatch(value):
        ways.append(float(value) if "." in value else int(value))
    return [json.dumps({key: way}) for way in ways]


_SPECIAL: Final[dict[str, Callable[[Test, Said], str]]] = {
    "category": _category,
    "status": _status,
    "assignee": _assignee,
    "team": _team,
    "tag": _tag,
    "reason": _reason,
    "snoozed": _is,
    "spam": _is,
    "words": _words,
}
