"""The company's own fields as the panel of a case shows them, and as it hears the answers."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from atiende.platform.formats import format_date, format_number
from atiende.tickets.queries import CaseField, fields_of_case
from atiende.tickets.rules.custom_fields import Value
from atiende.tickets.rules.field_kinds import Asked, FieldKind

YES, NO = "yes", "no"
_NUMBER = re.compile(r"[+-]?\d{1,16}(\.\d{1,10})?")


@dataclass(frozen=True, slots=True)
class Refused:
    """What was written for a field and could not be kept: it stands there again, with the reason."""

    key: str
    written: tuple[str, ...]
    problem: str


@dataclass(frozen=True, slots=True)
class FieldShown:
    """`written`: as it stands in the control; `said`: as it is read; `was`: what an answer replaces."""

    key: str
    label: str
    kind: str
    hint: str
    options: list[str]
    chosen: tuple[str, ...]
    written: str
    said: str
    was: str
    is_needed: bool
    is_missing: bool
    may_change: bool
    problem: str


def fields_shown(
    ticket: Any, *, defined: list[Asked] | None = None, refused: Refused | None = None
) -> list[FieldShown]:
    """What is asked in the case, then what else was noted; in one query, or none with what is defined at hand."""
    fields = fields_of_case(ticket.brand_id, ticket.custom_fields, defined=defined)
    return [_shown(each, refused if refused and refused.key == each.key else None) for each in fields]


def answer_written(asked: Asked, written: Sequence[str]) -> Value:
    """What the control says, as it is kept; what cannot be read stays a text, which the action refuses."""
    texts = [text.strip() for text in written if text.strip()]
    if asked.kind == FieldKind.CHOICES:
        return list(texts) or None
    if not texts:
        return None
    if asked.kind == FieldKind.YES_NO:
        return {YES: True, NO: False}.get(texts[0], texts[0])
    return _number(texts[0]) if asked.kind == FieldKind.NUMBER else texts[0]


def answer_seen(was: str) -> object:
    """What the person saw, from the page; what is no such text says that they saw nothing."""
    try:
        return json.loads(was)
    except (ValueError, RecursionError):
        return None


def _shown(field: CaseField, refused: Refused | None) -> FieldShown:
    asked, value = field.asked, field.value
    written = refused.written if refused else _written(value)
    kind = asked.kind.value if asked else ""
    return FieldShown(
        key=field.key,
        label=field.label,
        kind=kind,
        hint=asked.hint if asked else "",
        options=_options(asked, written),
        chosen=written,
        written=written[0] if written else "",
        said=_said(value, kind),
        was=json.dumps(value, ensure_ascii=False),
        is_needed=bool(asked and asked.is_needed),
        is_missing=bool(asked and asked.is_needed and value is None),
        may_change=field.may_change,
        problem=refused.problem if refused else "",
    )


def _options(asked: Asked | None, written: Sequence[str]) -> list[str]:
    """What may be chosen, and what was chosen when it still was offered."""
    if asked is None or not asked.options:
        return []
    return [*asked.options, *(each for each in written if each not in asked.options)]


def _written(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, bool):
        return (YES if value else NO,)
    if isinstance(value, list):
        return tuple(str(each) for each in value)
    return (_plain(value) if isinstance(value, int | float) else str(value),)


def _said(value: object, kind: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    if isinstance(value, int | float):
        return format_number(value)
    return _day(str(value)) if kind == FieldKind.DATE else str(value)


def _day(value: str) -> str:
    try:
        return format_date(dt.date.fromisoformat(value))
    except ValueError:
        return value


def _plain(value: int | float) -> str:
    """Without grouping, so that it is read back as it was; with the reader's decimal sign."""
    text = format(Decimal(repr(value)), "f")
    sign = format_number(0.5)[1]
    return text.removesuffix(".0").replace(".", sign)


def _number(text: str) -> Value:
    """Comma or point, whichever stands last, is the decimal sign. What is no number stays the text."""
    plain = re.sub(r"[\s\u00a0\u202f']", "", text)
    whole, sign, rest = plain.rpartition(max(".", ",", key=plain.rfind))
    told = f"{re.sub(r'[.,]', '', whole)}.{rest}" if sign else rest
    if not _NUMBER.fullmatch(told):
        return text
    number = Decimal(told)
    return int(number) if number == number.to_integral_value() else float(number)
