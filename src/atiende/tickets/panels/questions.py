"""The questions at the beginning of a case as controls of a form, for the desk and the portal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import QueryDict

from atiende.tickets.panels.answers import NO, YES, answer_written
from atiende.tickets.rules.cascade import ARROW, read_tree
from atiende.tickets.rules.custom_fields import Value
from atiende.tickets.rules.field_kinds import LINE_LIMIT, TEXT_LIMIT, Asked, FieldKind

PREFIX: Final = "q_"


@dataclass(frozen=True, slots=True)
class Words:
    """What the controls say besides the questions. `of_customers`: in the words that customers are asked in."""

    yes: str
    no: str
    of_customers: bool = False


def add_questions(form: forms.Form, questions: Sequence[Asked], words: Words) -> None:
    """A field of the form for each, none of them required: what is missing shows in the case."""
    for each in questions:
        label = (each.question or each.label) if words.of_customers else each.label
        field = _CONTROLS.get(each.kind, _line)(each, words)
        field.label, field.required = label, False
        field.help_text = "" if words.of_customers and each.question else each.hint
        form.fields[PREFIX + each.key] = field


def answers_in(posted: QueryDict, questions: Sequence[Asked]) -> dict[str, Value]:
    """As they are kept; what cannot be read stays a text, which the action refuses."""
    return {each.key: answer_written(each, _written(posted, each)) for each in questions}


def named_as_questions(fields: Mapping[str, str]) -> dict[str, str]:
    """A refusal's fields in the names of the form."""
    return {PREFIX + key.removeprefix("custom_fields."): words for key, words in fields.items()}


def _written(posted: QueryDict, field: Asked) -> list[str]:
    return [str(text).replace("\0", "") for text in posted.getlist(PREFIX + field.key)] or [""]


def _line(field: Asked, words: Words) -> forms.Field:
    return forms.CharField(max_length=LINE_LIMIT, widget=forms.TextInput(attrs={"autocomplete": "off"}))


def _text(field: Asked, words: Words) -> forms.Field:
    return forms.CharField(max_length=TEXT_LIMIT, widget=forms.Textarea(attrs={"rows": 3}))


def _number(field: Asked, words: Words) -> forms.Field:
    attrs = {"inputmode": "decimal", "autocomplete": "off"}
    return forms.CharField(max_length=30, widget=forms.TextInput(attrs=attrs))


def _date(field: Asked, words: Words) -> forms.Field:
    return forms.CharField(max_length=10, widget=forms.TextInput(attrs={"type": "date"}))


def _choosing(options: list[tuple[str, str]]) -> forms.Field:
    return forms.ChoiceField(choices=[("", "—"), *options])


def _yes_no(field: Asked, words: Words) -> forms.Field:
    return _choosing([(YES, words.yes), (NO, words.no)])


def _choice(field: Asked, words: Words) -> forms.Field:
    return _choosing([(option, option) for option in field.options])


def _choices(field: Asked, words: Words) -> forms.Field:
    options = [(option, option) for option in field.options]
    return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple)


def _cascade(field: Asked, words: Words) -> forms.Field:
    paths = [ARROW.join(path) for path in read_tree(field.tree).paths]
    return _choosing([(path, path) for path in paths])


def _money(field: Asked, words: Words) -> forms.Field:
    control = _number(field, words)
    control.widget.attrs["placeholder"] = field.options[0] if field.options else ""
    return control


_CONTROLS: Final[dict[FieldKind, Callable[[Asked, Words], Any]]] = {
    FieldKind.LONG_TEXT: _text,
    FieldKind.NUMBER: _number,
    FieldKind.DATE: _date,
    FieldKind.YES_NO: _yes_no,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
    FieldKind.CASCADE: _cascade,
    FieldKind.MONEY: _money,
}
