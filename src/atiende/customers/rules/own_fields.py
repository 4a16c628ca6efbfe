"""What a company asks of its customers beyond what the program knows: how a field is defined, what answers it."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from atiende.customers.rules import problems
from atiende.customers.rules.problems import Problems
from atiende.kernel.text import folded, one_line, slug


class FieldKind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"


Answer = str | int | float | bool | list[str] | None
CHOOSING: Final = frozenset({FieldKind.CHOICE, FieldKind.CHOICES})
MOST_FIELDS: Final = 50
MOST_OPTIONS: Final = 50
LINE_LIMIT: Final = 300
TEXT_LIMIT: Final = 2_000
LARGEST: Final = 10**15
_KINDS: Final = frozenset(kind.value for kind in FieldKind)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnField:
    """A field as it is asked. `key` is how programs call it."""

    key: str
    label: str
    kind: FieldKind
    hint: str = ""
    options: tuple[str, ...] = ()
    is_in_use: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFieldDefinition:
    """A field as a company defines it; `options` only count where one chooses."""

    label: str
    kind: str
    hint: str = ""
    options: tuple[str, ...] = ()

    def cleaned(self) -> OwnFieldDefinition:
        is_choosing = self.kind in {kind.value for kind in CHOOSING}
        return replace(
            self,
            label=one_line(self.label, limit=60),
            hint=one_line(self.hint, limit=200),
            options=_once(self.options) if is_choosing else (),
        )

    @property
    def key(self) -> str:
        """Made of the label once, and never changed."""
        return field_key(self.label)

    def problems(self) -> Problems:
        """Of a cleaned definition, by field."""
        found: Problems = {}
        if not self.key:
            found["label"] = problems.FIELD_LABEL_MISSING
        if self.kind not in _KINDS:
            found["kind"] = problems.FIELD_KIND_UNKNOWN
        elif self.kind in {kind.value for kind in CHOOSING} and not self.options:
            found["options"] = problems.FIELD_OPTIONS_MISSING
        if len(self.options) > MOST_OPTIONS:
            found["options"] = problems.FIELD_OPTIONS_MANY
        return found


def field_key(text: str) -> str:
    """A key made of these words; empty where they have neither letters nor digits."""
    plain = slug(text, limit=40).replace("-", "_")
    return plain if plain[:1].isalpha() else f"f_{plain}"[:40] if plain else ""


def cleaned_answers(values: Mapping[str, Answer]) -> dict[str, Answer]:
    """Without what no text may hold; nothing written and nothing chosen are no answer."""
    return {key: _cleaned(value) for key, value in values.items()}


def problems_of_answers(
    fields: Sequence[OwnField], values: Mapping[str, Answer], present: Mapping[str, object]
) -> Problems:
    """By key, what is wrong with answers that differ from the present ones. One may always be taken away."""
    known = {field.key: field for field in fields}
    found: Problems = {}
    for key, value in values.items():
        if value is None or value == present.get(key):
            continue
        field = known.get(key)
        is_asked = field is not None and field.is_in_use
        problem = _OF_KIND[field.kind](field, value, present.get(key)) if field and is_asked else ""
        if problem or not is_asked:
            found[str(key)[:60]] = problem or problems.FIELD_UNKNOWN
    return found


def answered(present: Mapping[str, object], new: Mapping[str, Answer]) -> dict[str, object]:
    """What stood there with what is new; None takes an answer away."""
    return {key: value for key, value in {**present, **new}.items() if value is not None}


def words_of(answers: Mapping[str, object]) -> str:
    """What the answers say, folded: by which a customer is found."""
    said: list[str] = []
    for value in answers.values():
        if isinstance(value, list):
            said += map(str, value)
        elif not isinstance(value, bool):
            said.append(str(value))
    return folded(" ".join(said))[:4_000]


def _once(written: Sequence[str]) -> tuple[str, ...]:
    """In the order written, each once, however it is spelled."""
    found: dict[str, str] = {}
    for line in filter(None, (one_line(each, limit=60) for each in written)):
        found.setdefault(folded(line), line)
    return tuple(found.values())


def _cleaned(value: Answer) -> Answer:
    if isinstance(value, str):
        return _CONTROLS.sub("", value).strip() or None
    if isinstance(value, list):
        return [_CONTROLS.sub("", str(each)).strip() for each in value] or None
    return value


def _of_text(field: OwnField, value: Answer, present: object) -> str:
    if not isinstance(value, str):
        return problems.ANSWER_NOT_TEXT
    limit = LINE_LIMIT if field.kind == FieldKind.TEXT else TEXT_LIMIT
    return problems.ANSWER_TOO_LONG if len(value) > limit else ""


def _of_number(field: OwnField, value: Answer, present: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return problems.ANSWER_NOT_NUMBER
    return "" if math.isfinite(value) and abs(value) < LARGEST else problems.ANSWER_NOT_NUMBER


def _of_date(field: OwnField, value: Answer, present: object) -> str:
    try:
        is_date = isinstance(value, str) and dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        is_date = False
    return "" if is_date else problems.ANSWER_NOT_DATE


def _of_yes_no(field: OwnField, value: Answer, present: object) -> str:
    return "" if isinstance(value, bool) else problems.ANSWER_NOT_YES_OR_NO


def _of_choice(field: OwnField, value: Answer, present: object) -> str:
    return "" if value in field.options else problems.ANSWER_NOT_AMONG


def _of_choices(field: OwnField, value: Answer, present: object) -> str:
    """What was chosen before may stay when it is offered no more."""
    may: Sequence[object] = [*field.options, *(present if isinstance(present, list) else [])]
    is_fit = isinstance(value, list) and all(each in may for each in value) and len(set(value)) == len(value)
    return "" if is_fit else problems.ANSWER_NOT_AMONG


_OF_KIND: Final[dict[FieldKind, Callable[[OwnField, Answer, object], str]]] = {
    FieldKind.TEXT: _of_text,
    FieldKind.LONG_TEXT: _of_text,
    FieldKind.NUMBER: _of_number,
    FieldKind.DATE: _of_date,
    FieldKind.YES_NO: _of_yes_no,
    FieldKind.CHOICE: _of_choice,
    FieldKind.CHOICES: _of_choices,
}
