"""The forms of the authority matrix: a line of it, and a question to it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from atiende.console.web.forms.units import day_field, offer
from atiende.console.web.forms.versions import VersionedForm
from atiende.identity.queries.roles import role_labels
from atiende.kernel.actors import Actor
from atiende.organisation.queries import agents_visible_to
from atiende.organisation.rules.authority import KIND_NAMES, Asked, LineFields, key_of
from atiende.organisation.rules.problems import NOT_A_CURRENCY
from atiende.tickets.queries.contact_reasons import reason_tree


def kind_choices() -> list[tuple[str, str]]:
    return [(key.value, gettext(name)) for key, name in KIND_NAMES.items()]


def category_paths() -> list[tuple[str, str]]:
    """What a question names: a category with those above it, in the language of the keys and in the reader's."""
    tree = reason_tree()
    language = get_language() or "es"
    return [
        (tree.path_name(reason.id, "es"), tree.path_name(reason.id, language))
        for reason, _depth in tree.walk()
        if reason.is_in_use
    ]


def category_choices(kept: str = "") -> list[tuple[str, str]]:
    """The company's categories by their key; one that no category has any more stays choosable where it is kept."""
    tree = reason_tree()
    language = get_language() or "es"
    names = {
        key_of(reason.name("es")): tree.path_name(reason.id, language)
        for reason, _depth in tree.walk()
        if reason.is_in_use
    }
    if kept and kept not in names:
        names[kept] = kept
    return [("", gettext("Any category")), *names.items()]


class LineForm(VersionedForm):
    kind = forms.ChoiceField(label=_("What is decided"))
    role_id = forms.TypedChoiceField(label=_("Role"), coerce=int)
    amount = forms.DecimalField(
        label=_("Up to"),
        required=False,
        max_digits=14,
        decimal_places=2,
        localize=True,
        help_text=_("Empty: as much as they like."),
    )
    currency = forms.CharField(label=_("Currency"), max_length=3, required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)
    tier = forms.CharField(
        label=_("Customer tier"),
        max_length=50,
        required=False,
        help_text=_("Such as “gold”. Empty: any customer."),
    )
    from_on = day_field(_("From"))
    until_on = day_field(_("Until"), required=False, help_text=_("Empty: without an end."))

    def __init__(self, *args: Any, kept_category: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", kind_choices())
        offer(self, "role_id", list(role_labels()))
        offer(self, "category", category_choices(kept_category))

    def typed(self) -> LineFields:
        data = self.cleaned_data
        return LineFields(**{name: data[name] for name in LineFields.__slots__})


class QuestionForm(forms.Form):
    """Who may decide this? `person` empty: nobody in particular."""

    kind = forms.ChoiceField(label=_("What is decided"))
    amount = forms.DecimalField(
        label=_("Amount"),
        required=False,
        min_value=Decimal(0),
        max_digits=14,
        decimal_places=2,
        localize=True,
    )
    currency = forms.CharField(label=_("Currency"), max_length=3, required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)
    tier = forms.CharField(label=_("Customer tier"), max_length=50, required=False)
    person = forms.TypedChoiceField(label=_("Person"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", kind_choices())
        offer(self, "category", [("", gettext("Any category")), *category_paths()])
        people = agents_visible_to(actor).filter(user__is_active=True).order_by("folded_name", "pk")
        offer(
            self, "person", [("", gettext("Nobody in particular")), *people.values_list("pk", "user__name")]
        )

    def clean_currency(self) -> str:
        code = str(self.cleaned_data["currency"]).strip().upper()
        if code and not (len(code) == 3 and code.isascii() and code.isalpha()):
            raise forms.ValidationError(gettext(NOT_A_CURRENCY))
        return code

    def asked(self) -> Asked:
        data = self.cleaned_data
        return Asked(
            data["kind"],
            data["amount"] or Decimal(0),
            data["currency"],
            data["category"],
            data["tier"],
        )
