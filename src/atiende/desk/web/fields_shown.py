"""The company's own fields as the panel of a case shows them, and as it hears the answers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from atiende.catalogue.queries import names_of_products
from atiende.platform.formats import format_date, format_money, format_number
from atiende.tickets.panels.answers import NO, YES
from atiende.tickets.queries import CaseField, fields_of_ticket
from atiende.tickets.rules.amounts import money_kept, text_of
from atiende.tickets.rules.cascade import ARROW
from atiende.tickets.rules.field_kinds import Asked, FieldKind


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
    ticket: Any,
    *,
    defined: list[Asked] | None = None,
    reason_path: Collection[int] | None = None,
    refused: Refused | None = None,
) -> list[FieldShown]:
    """What is asked in the case, then what else was noted; one query where there are products, to name them."""
    fields = fields_of_ticket(ticket, reason_path=reason_path, defined=defined)
    names = _names_of_products(fields)
    return [_shown(each, refused if refused and refused.key == each.key else None, names) for each in fields]


def answer_seen(was: str) -> object:
    """What the person saw, from the page; what is no such text says that they saw nothing."""
    try:
        return json.loads(was)
    except (ValueError, RecursionError):
        return None


def _names_of_products(fields: Sequence[CaseField]) -> dict[str, str]:
    skus = {
        str(each.value)
        for each in fields
        if each.value and each.asked and each.asked.kind == FieldKind.PRODUCT
    }
    return names_of_products(skus) if skus else {}


def _shown(field: CaseField, refused: Refused | None, names: Mapping[str, str]) -> FieldShown:
    asked, value = field.asked, field.value
    kind = asked.kind.value if asked else ""
    written = refused.written if refused else _written(value, kind)
    return FieldShown(
        key=field.key,
        label=field.label,
        kind=kind,
        hint=asked.hint if asked else "",
        options=_options(asked, written),
        chosen=written,
        written=written[0] if written else "",
        said=_said(value, kind, names),
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
    if asked.kind == FieldKind.MONEY:
        return [*asked.options, *(each for each in written[1:] if each not in asked.options)]
    return [*asked.options, *(each for each in written if each not in asked.options)]


def _written(value: object, kind: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if kind == FieldKind.CASCADE and isinstance(value, list):
        return (ARROW.join(str(each) for each in value),)
    if kind == FieldKind.MONEY and (money := money_kept(value)) is not None:
        return (_with_sign(text_of(money).partition(" ")[0]), money.currency)
    if isinstance(value, bool):
        return (YES if value else NO,)
    if isinstance(value, list):
        return tuple(str(each) for each in value)
    return (_plain(value) if isinstance(value, int | float) else str(value),)


def _said(value: object, kind: str, names: Mapping[str, str]) -> str:
    if value is None:
        return ""
    if kind == FieldKind.CASCADE and isinstance(value, list):
        return ARROW.join(str(each) for each in value)
    if kind == FieldKind.MONEY and (money := money_kept(value)) is not None:
        return format_money(money)
    if kind == FieldKind.PRODUCT:
        return f"{names[str(value)]} ({value})" if str(value) in names else str(value)
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
    return _with_sign(format(Decimal(repr(value)), "f").removesuffix(".0"))


def _with_sign(text: str) -> str:
    return text.replace(".", format_number(0.5)[1])
