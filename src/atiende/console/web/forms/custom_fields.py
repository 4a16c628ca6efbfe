"""The form of a field that the company asks in its cases."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from atiende.console.web.forms.versions import VersionedForm
from atiende.kernel.actors import Actor
from atiende.organisation.queries import brands_visible_to
from atiende.tickets.rules.field_definition import FieldDefinition
from atiende.tickets.rules.field_kinds import CHOOSING, FieldKind

KIND_WORDS: Final = (
    (FieldKind.TEXT.value, _("Text of one line")),
    (FieldKind.LONG_TEXT.value, _("Long text")),
    (FieldKind.NUMBER.value, _("Number")),
    (FieldKind.DATE.value, _("Date")),
    (FieldKind.YES_NO.value, _("Yes or no")),
    (FieldKind.CHOICE.value, _("One of a list")),
    (FieldKind.CHOICES.value, _("Several of a list")),
)


class CustomFieldForm(VersionedForm):
    """`kind` empty asks for it too: it is chosen once. Options are only asked where one chooses."""

    label = forms.CharField(
        label=_("Name"), max_length=60, help_text=_("As agents read it in the case: short.")
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
        help_text=_("One a line, for lists. What is taken away stays in the cases that have it."),
    )
    hint = forms.CharField(
        label=_("Help"), max_length=200, required=False, help_text=_("A sentence under the field.")
    )
    brand_ids = forms.TypedMultipleChoiceField(
        label=_("Asked in the cases of"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        coerce=int,
        help_text=_("None chosen: of every brand."),
    )
    is_needed = forms.BooleanField(
        label=_("Needed to solve a case"),
        required=False,
        help_text=_("Whoever solves or closes a case without it is asked for it first."),
    )

    def __init__(
        self,
        *args: Any,
        actor: Actor,
        kind: str = "",
        kept_brand_ids: frozenset[int] = frozenset(),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._kind = kind
        if kind:
            del self.fields["kind"]
        if kind and kind not in {each.value for each in CHOOSING}:
            del self.fields["options"]
        brands = brands_visible_to(actor)
        offered = brands.filter(archival=None) | brands.filter(pk__in=kept_brand_ids)
        field = self.fields["brand_ids"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(offered.order_by("folded_name").values_list("id", "name"))

    def typed(self) -> FieldDefinition:
        data = self.cleaned_data
        return FieldDefinition(
            label=data["label"],
            kind=self._kind or data["kind"],
            hint=data["hint"],
            options=tuple(data.get("options", "").splitlines()),
            brand_ids=frozenset(data["brand_ids"]),
            is_needed=data["is_needed"],
        )
