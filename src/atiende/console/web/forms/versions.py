"""Forms that notice when somebody else saved first, and forms that may arrive twice."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from atiende.kernel.refusals import Conflict


class VersionedForm(forms.Form):
    """`version` is what the person saw; `submission` names one filling-in of a form that creates."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("submission", uuid.uuid4())

    @property
    def seen_version(self) -> int:
        return int(self.cleaned_data.get("version") or 0)


@dataclass(frozen=True, slots=True)
class Difference:
    label: str
    now: str


def differences(form: VersionedForm, present: dict[str, Any], version: int) -> list[Difference]:
    """What stands now in the fields that somebody else saved; saving again replaces it knowingly.

    The form keeps all that was typed and takes the present version.
    """
    data = form.data.copy() if isinstance(form.data, MultiValueDict) else MultiValueDict(form.data)
    data[form.add_prefix("version")] = str(version)
    form.data = data
    named = [name for name in present if name in form.fields and name not in ("version", "submission")]
    return [
        Difference(str(form[name].label), _shown(form, name, present[name]))
        for name in named
        if _text(present[name]) != _text(form.cleaned_data.get(name, present[name]))
    ]


def choices_of(field: forms.ChoiceField) -> list[tuple[str, str]]:
    """(value, label) of every choice, those inside groups too."""
    flat: list[tuple[Any, Any]] = []
    for key, label in cast(Iterable[tuple[Any, Any]], field.choices):
        flat += list(label) if isinstance(label, list | tuple) else [(key, label)]
    return [(str(key), str(label)) for key, label in flat]


def is_conflict(form: forms.Form) -> bool:
    """Whether the form was refused because somebody else saved first."""
    return gettext(Conflict.message) in form.non_field_errors()


def _text(value: Any) -> str:
    if isinstance(value, list | tuple | set | frozenset):
        return "\n".join(sorted(str(item) for item in value))
    return "" if value is None else str(value)


def _shown(form: forms.Form, name: str, value: Any) -> str:
    field = form.fields[name]
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    chosen = (
        {str(item) for item in value} if isinstance(value, list | tuple | set | frozenset) else {_text(value)}
    )
    if isinstance(field, forms.ChoiceField):
        return ", ".join(label for key, label in choices_of(field) if key in chosen) or "—"
    return _text(value) or "—"
