"""The form of the company."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from atiende.console.rules.countries import country_names, currencies, time_zones
from atiende.console.web.forms.versions import VersionedForm, choices_of
from atiende.kernel.tax_ids import kind_of
from atiende.organisation.rules.company import CompanyFields

LANGUAGES = [("es", "Español"), ("en", "English")]
FIELDS = tuple(CompanyFields.__slots__)


class CompanyForm(VersionedForm):
    name = forms.CharField(
        label=_("Name"), max_length=150, help_text=_("As colleagues and customers know it.")
    )
    legal_name = forms.CharField(label=_("Legal name"), max_length=200, required=False)
    country = forms.ChoiceField(label=_("Country"))
    tax_id = forms.CharField(label=_("Tax number"), max_length=40, required=False)
    region = forms.CharField(label=_("Region or province"), max_length=100, required=False)
    language = forms.ChoiceField(
        label=_("Language"), choices=LANGUAGES, help_text=_("Everybody may choose another for themselves.")
    )
    time_zone = forms.ChoiceField(label=_("Time zone"))
    currency = forms.ChoiceField(label=_("Currency"))
    public_url = forms.CharField(
        label=_("Public address"),
        max_length=300,
        required=False,
        help_text=_("The address that links in mails begin with, such as https://ayuda.example.com"),
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = (get_language() or "es").split("-")[0]
        spanish, others = country_names(language)
        self._choices("country", [(_("Spanish-speaking"), list(spanish)), (_("Others"), list(others))])
        self._choices("time_zone", list(time_zones()))
        self._choices("currency", list(currencies(language)))
        country = self.data.get("country") if self.is_bound else self.initial.get("country")
        self.fields["tax_id"].help_text = tax_hint(str(country or ""))

    def typed(self) -> CompanyFields:
        return CompanyFields(**{name: self.cleaned_data[name] for name in FIELDS})

    def _choices(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        kept = self.initial.get(name)
        field.choices = choices
        if kept and str(kept) not in dict(choices_of(field)):
            field.choices = [(kept, kept), *choices]


def tax_hint(country: str) -> str:
    """What the number is called in that country, with an example."""
    kind = kind_of(country)
    if kind is None:
        return gettext("As it stands in your invoices.")
    return gettext("%(kind)s, for example %(example)s") % {"kind": kind.label, "example": kind.example}
