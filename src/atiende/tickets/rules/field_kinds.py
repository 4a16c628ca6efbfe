"""The kinds of answers that a company's own fields take, and whether an answer is one of its kind."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from atiende.tickets.errors import (
    FIELD_ARCHIVED,
    FIELD_IS_A_FILE,
    FIELD_NOT_A_DATE,
    FIELD_NOT_A_NUMBER,
    FIELD_NOT_A_PATH,
    FIELD_NOT_A_PRODUCT,
    FIELD_NOT_A_TEXT,
    FIELD_NOT_AMONG,
    FIELD_NOT_AN_AMOUNT,
    FIELD_NOT_ASKED_HERE,
    FIELD_NOT_YES_OR_NO,
    FIELD_OF_OTHER_BRAND,
    FIELD_TEXT_TOO_LONG,
)
from atiende.tickets.rules.amounts import money_kept
from atiende.tickets.rules.cascade import read_tree
from atiende.tickets.rules.custom_fields import Value


class FieldKind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    CASCADE = "cascade"
    MONEY = "money"
    PRODUCT = "product"
    FILE = "file"


class AskedBy(StrEnum):
    """Who asks a field when a case begins: nobody, agents, or the form for customers too."""

    NOBODY = "nobody"
    AGENTS = "agents"
    EVERYBODY = "everybody"


CHOOSING: Final = frozenset({FieldKind.CHOICE, FieldKind.CHOICES})
LINE_LIMIT: Final = 300
TEXT_LIMIT: Final = 2_000
LARGEST: Final = 10**15


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A field as it is asked in cases. `brand_ids` empty: in those of every brand; the same of `reason_ids`.

    `needed_in`: keys of statuses. `when_key`: only where that field is answered with one of `when_values`. `tree` is
    only at hand where answers are heard.
    """

    key: str
    label: str
    kind: FieldKind
    hint: str = ""
    options: tuple[str, ...] = ()
    brand_ids: frozenset[int] = frozenset()
    is_needed: bool = False
    is_in_use: bool = True
    needed_in: tuple[str, ...] = ()
    reason_ids: frozenset[int] = frozenset()
    when_key: str = ""
    when_values: tuple[str, ...] = ()
    asked_by: AskedBy = AskedBy.NOBODY
    question: str = ""
    tree: str = ""

    def is_asked_in(self, brand_id: int) -> bool:
        return self.is_in_use and (not self.brand_ids or brand_id in self.brand_ids)


def answers_told(asked: Mapping[str, Asked], values: Mapping[str, Value]) -> dict[str, Value]:
    """Nothing written and nothing chosen are no answer; names that the company did not define stay as they are."""
    return {key: None if key in asked and value in ("", []) else value for key, value in values.items()}


def problems_of_answers(
    asked: Mapping[str, Asked],
    values: Mapping[str, Value],
    present: Mapping[str, object],
    *,
    brand_id: int,
    shown: Collection[str] | None = None,
) -> dict[str, str]:
    """By key, what is wrong with the answers that differ from the present ones. An answer may always be taken away.

    `shown`: keys of the fields whose conditions hold (None: they are not looked at).
    """
    return {
        key: problem
        for key, value in values.items()
        if key in asked and value is not None and value != present.get(key)
        if (problem := _problem(asked[key], value, present.get(key), brand_id, shown))
    }


def _problem(
    field: Asked, value: Value, present: object, brand_id: int, shown: Collection[str] | None
) -> str:
    if not field.is_in_use:
        return FIELD_ARCHIVED
    if not field.is_asked_in(brand_id):
        return FIELD_OF_OTHER_BRAND
    if shown is not None and field.key not in shown:
        return FIELD_NOT_ASKED_HERE
    return _OF_KIND[field.kind](field, value, present)


def _of_text(field: Asked, value: Value, present: object) -> str:
    if not isinstance(value, str):
        return FIELD_NOT_A_TEXT
    limit = LINE_LIMIT if field.kind == FieldKind.TEXT else TEXT_LIMIT
    return FIELD_TEXT_TOO_LONG if len(value) > limit else ""


def _of_number(field: Asked, value: Value, present: object) -> str:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return "" if is_number and math.isfinite(value) and abs(value) < LARGEST else FIELD_NOT_A_NUMBER  # type: ignore[arg-type]


def _of_date(field: Asked, value: Value, present: object) -> str:
    try:
        is_date = isinstance(value, str) and dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        is_date = False
    return "" if is_date else FIELD_NOT_A_DATE


def _of_yes_no(field: Asked, value: Value, present: object) -> str:
    return "" if isinstance(value, bool) else FIELD_NOT_YES_OR_NO


def _of_choice(field: Asked, value: Value, present: object) -> str:
    return "" if value in field.options else FIELD_NOT_AMONG


def _of_choices(field: Asked, value: Value, present: object) -> str:
    """What was chosen before may stay when it is offered no more."""
    may: Sequence[object] = [*field.options, *(present if isinstance(present, list) else [])]
    is_fit = isinstance(value, list) and all(each in may for each in value) and len(set(value)) == len(value)
    return "" if is_fit else FIELD_NOT_AMONG


def _of_cascade(field: Asked, value: Value, present: object) -> str:
    is_path = isinstance(value, list) and tuple(value) in read_tree(field.tree).paths
    return "" if is_path else FIELD_NOT_A_PATH


def _of_money(field: Asked, value: Value, present: object) -> str:
    money = money_kept(value)
    is_fit = money is not None and (not field.options or money.currency in field.options)
    return "" if is_fit else FIELD_NOT_AN_AMOUNT


def _of_product(field: Asked, value: Value, present: object) -> str:
    """Whether the catalogue has it is asked there."""
    return "" if isinstance(value, str) and 0 < len(value) <= 80 else FIELD_NOT_A_PRODUCT


def _of_file(field: Asked, value: Value, present: object) -> str:
    """A name alone is no file: files have a verb of their own."""
    return FIELD_IS_A_FILE


_OF_KIND: Final[dict[FieldKind, Callable[[Asked, Value, object], str]]] = {
    FieldKind.TEXT: _of_text,
    FieldKind.LONG_TEXT: _of_text,
    FieldKind.NUMBER: _of_number,
    FieldKind.DATE: _of_date,
    FieldKind.YES_NO: _of_yes_no,
    FieldKind.CHOICE: _of_choice,
    FieldKind.CHOICES: _of_choices,
    FieldKind.CASCADE: _of_cascade,
    FieldKind.MONEY: _of_money,
    FieldKind.PRODUCT: _of_product,
    FieldKind.FILE: _of_file,
}
