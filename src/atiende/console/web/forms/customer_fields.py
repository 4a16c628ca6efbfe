"""The form of a field that the company asks of its customers."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from atiende.console.web.forms.versions import VersionedForm
from atiende.customers.rules.own_fields import CHOOSING, FieldKind, OwnFieldDefinition

KIND_WORDS: Final = (
    (FieldKind.TEXT.value, _("Text of one line")),
    (FieldKind.LONG_TEXT.value, _("Long text")),
    (FieldKind.NUMBER.value, _("Number")),
    (FieldKind.DATE.value, _("Date")),
    (FieldKind.YES_NO.value, _("Yes or no")),
    (FieldKind.CHOICE.value, _("One of a list")),
    (FieldKind.CHOICES.value, _("Several of a list")),
)


class CustomerFieldForm(VersionedForm):
    """`kind` empty asks for it too: it is chosen once. Options are only asked where one chooses."""

    label = forms.CharField(
        label=_("Name"), max_length=60, help_text=_("As agents read it beside the customer: short.")
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=KIND_WORDS,
        help_text=_("It cannot be changed later: the answers depend on it."),
    )
    options = forms.CharField(
        label=_("To choose from"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One a line, for lists. What is taken away stays with the customers who have it."),
    )
    hint = forms.CharField(
        label=_("Help"), max_length=200, required=False, help_text=_("A sentence under the field.")
    )

    def __init__(self, *args: Any, kind: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kind = kind
        if kind:
            del self.fields["kind"]
        if kind and kind not in {each.value for each in CHOOSING}:
            del self.fields["options"]

    def typed(self) -> OwnFieldDefinition:
        data = self.cleaned_data
        return OwnFieldDefinition(
            label=data["label"],
            kind=self._kind or data["kind"],
            hint=data["hint"],
            options=tuple(data.get("options", "").splitlines()),
        )
