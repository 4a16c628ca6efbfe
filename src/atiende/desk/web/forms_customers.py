"""The forms of a customer."""

from __future__ import annotations

import uuid
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.customers.queries import companies_named
from atiende.customers.rules.customer import COMPANY, PERSON, CustomerFields, NewIdentifier
from atiende.kernel.actors import Actor

KINDS = [(PERSON, _("Person")), (COMPANY, _("Company"))]
LANGUAGES = [("", _("The brand's")), ("es", "Español"), ("en", "English")]
IDENTIFIER_KINDS = [
    ("email", _("Mail address")),
    ("phone", _("Telephone")),
    ("whatsapp", "WhatsApp"),
    ("tax_id", _("Tax number")),
    ("external_id", _("Key in another system")),
    ("telegram", "Telegram"),
    ("instagram", "Instagram"),
    ("messenger", "Messenger"),
    ("x", "X"),
]
METHODS = [
    ("call", _("They answered a call")),
    ("message", _("They answered a message")),
    ("document", _("They showed a document")),
]
METHOD_WORDS = {**dict(METHODS), "system": _("Another system vouches for it")}
RULES = [
    ("request", _("The person asks for it")),
    ("consent_withdrawn", _("The person withdrew their consent")),
    ("retention_over", _("The data is not needed any more")),
    ("mistake", _("It should never have been kept")),
]


class CustomerForm(forms.Form):
    """`version` is what the person saw; `submission` names one filling-in of a form that creates."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    name = forms.CharField(
        label=_("Name"), max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    company = forms.CharField(
        label=_("Company"),
        max_length=200,
        required=False,
        help_text=_("Where the person belongs, by the name it has here."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "companies"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._actor = actor
        self.initial.setdefault("submission", uuid.uuid4())
        zones = self.fields["time_zone"]
        assert isinstance(zones, forms.ChoiceField)
        zones.choices = [("", gettext("The brand's")), *((zone, zone) for zone in _zones())]

    def clean(self) -> dict[str, Any]:
        """The company by its name: none or several of that name cannot be taken."""
        data = super().clean() or self.cleaned_data
        data["company_id"] = None
        if name := data.get("company", "").strip():
            found = companies_named(self._actor, name)
            if len(found) == 1:
                data["company_id"] = found[0]
            elif found:
                self.add_error("company", _("Several companies have this name."))
            else:
                self.add_error("company", _("No company has this name."))
        return data

    def typed(self) -> CustomerFields:
        data = self.cleaned_data
        return CustomerFields(
            kind=data["kind"],
            name=data["name"],
            company_id=data["company_id"],
            language=data["language"],
            time_zone=data["time_zone"],
        )


class NewCustomerForm(CustomerForm):
    email = forms.CharField(
        label=_("Mail address"),
        max_length=320,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off", "spellcheck": "false"}),
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=60,
        required=False,
        help_text=_("With + and the country's code, or as it is dialled in the company's country."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )

    def identifiers(self, country: str) -> list[NewIdentifier]:
        typed = [(kind, self.cleaned_data[kind].strip()) for kind in ("email", "phone")]
        return [NewIdentifier(kind, value, country) for kind, value in typed if value]


class IdentifierForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=IDENTIFIER_KINDS)
    value = forms.CharField(
        label=_("Address or number"),
        max_length=320,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class KeepForm(forms.Form):
    """Which of two customers the other is found under."""

    keeps = forms.ChoiceField(
        label=_("Under which name are they found?"), widget=forms.RadioSelect, initial="this"
    )

    def __init__(self, *args: Any, this: str, other: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keeps = self.fields["keeps"]
        assert isinstance(keeps, forms.ChoiceField)
        keeps.choices = [("this", this), ("other", other)]


class EraseForm(forms.Form):
    rule = forms.ChoiceField(label=_("Why"), choices=RULES)
    confirmation = forms.CharField(
        label=_("Confirmation"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args: Any, number: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._number = number
        self.fields["confirmation"].help_text = gettext("Write the number %(number)s.") % {"number": number}

    def clean_confirmation(self) -> str:
        typed: str = self.cleaned_data["confirmation"].strip()
        if typed != str(self._number):
            raise forms.ValidationError(_("This is not the number of the customer."))
        return typed


def _zones() -> list[str]:
    return sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
