"""The forms of the set-up, one for each step."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from atiende.console.rules.countries import country_names, currencies, habits_of, time_zones
from atiende.kernel.text import one_line

LANGUAGES = [("es", "Español"), ("en", "English")]
OF_THE_COUNTRY = ("", _("The usual one of the country"))
MAX_COLLEAGUES = 20


class StepForm(forms.Form):
    """A step remembers what was typed, except what is named in `forgotten`."""

    forgotten: frozenset[str] = frozenset()

    def typed(self) -> dict[str, str]:
        """What stands in the fields right now, checked or not, cut to a sane length."""
        names = [name for name in self.fields if name not in self.forgotten]
        return {name: str(self.data.get(name, ""))[:5000] for name in names}


class ProposedChoice(forms.ChoiceField):
    """May be left to the proposal without calling itself optional: what goes with the country is filled in."""

    def validate(self, value: Any) -> None:
        if value not in self.empty_values:
            super().validate(value)


class CompanyForm(StepForm):
    use_required_attribute = False

    name = forms.CharField(label=_("Name of the company"), max_length=150)
    country = forms.ChoiceField(label=_("Country"))
    language = forms.ChoiceField(
        label=_("Language"), choices=LANGUAGES, help_text=_("Everybody may choose another for themselves.")
    )
    time_zone = ProposedChoice(label=_("Time zone"))
    currency = ProposedChoice(label=_("Currency"))

    def __init__(self, *args: Any, page_language: str = "es", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs.update({"autocomplete": "organization"})
        spanish, others = country_names(page_language)
        self._choices("country", [(_("Spanish-speaking"), list(spanish)), (_("Others"), list(others))])
        self._choices("time_zone", [OF_THE_COUNTRY, *time_zones()])
        self._choices("currency", [OF_THE_COUNTRY, *currencies(page_language)])

    def _choices(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean_name(self) -> str:
        return _name_or_error(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if country := cleaned.get("country"):
            habits = habits_of(country)
            cleaned["time_zone"] = cleaned.get("time_zone") or habits.time_zone
            cleaned["currency"] = cleaned.get("currency") or habits.currency
        return cleaned


class AdministratorForm(StepForm):
    forgotten = frozenset({"password"})

    name = forms.CharField(label=_("Your name"), max_length=150)
    email = forms.EmailField(label=_("Your e-mail"), max_length=254, help_text=_("You will sign in with it."))
    password = forms.CharField(
        label=_("Password"),
        max_length=128,
        strip=False,
        help_text=_("At least 12 characters. Three or four unrelated words are strong and easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, keeps_password: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs.update({"autocomplete": "name"})
        self.fields["email"].widget.attrs.update({"autocomplete": "username"})
        password = self.fields["password"].widget
        assert isinstance(password, forms.PasswordInput)
        password.render_value = keeps_password

    def clean_name(self) -> str:
        return _name_or_error(self.cleaned_data["name"])


class BrandForm(StepForm):
    name = forms.CharField(
        label=_("Name of the brand"), max_length=100, help_text=_("The name your customers know you by.")
    )
    form_of_address = forms.ChoiceField(
        label=_("How do you address your customers in Spanish?"),
        choices=[("usted", _("Usted")), ("tu", _("Tú")), ("vos", _("Vos"))],
        widget=forms.RadioSelect,
    )
    colour = forms.ChoiceField(
        label=_("Colour"),
        choices=[
            ("#0b6e69", _("Petrol")),
            ("#1d5fa8", _("Blue")),
            ("#6b3fa0", _("Violet")),
            ("#a3245c", _("Raspberry")),
            ("#a8440f", _("Terracotta")),
            ("#3f6212", _("Olive")),
        ],
        widget=forms.RadioSelect,
    )

    def clean_name(self) -> str:
        return _name_or_error(self.cleaned_data["name"])


class TeamForm(StepForm):
    name = forms.CharField(label=_("Name of the team"), max_length=100)
    colleagues = forms.CharField(
        label=_("Colleagues to invite"),
        required=False,
        max_length=5000,
        help_text=_("One e-mail address per line. They come in as agents; you can do this later as well."),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )

    def clean_name(self) -> str:
        return _name_or_error(self.cleaned_data["name"])

    def clean_colleagues(self) -> list[str]:
        typed = self.cleaned_data["colleagues"].replace(",", "\n").replace(";", "\n").split("\n")
        addresses = list(dict.fromkeys(a.strip().lower() for a in typed if a.strip()))
        wrong = [a for a in addresses if not _is_address(a)]
        if wrong:
            text = ngettext(
                "This is not an e-mail address: %(list)s",
                "These are not e-mail addresses: %(list)s",
                len(wrong),
            )
            shown = ", ".join(one_line(a, limit=80) for a in wrong[:5])
            raise forms.ValidationError(text, params={"list": shown})
        if len(addresses) > MAX_COLLEAGUES:
            raise forms.ValidationError(_("Up to 20 now; you can invite the others afterwards."))
        return addresses


class FinishForm(StepForm):
    """The mail server may wait: with no host, nothing else is asked of it."""

    forgotten = frozenset({"password"})

    host = forms.CharField(label=_("Mail server (SMTP)"), required=False, max_length=253)
    port = forms.IntegerField(label=_("Port"), required=False, min_value=1, max_value=65535)
    security = forms.ChoiceField(
        label=_("Encryption"),
        required=False,
        choices=[
            ("starttls", _("STARTTLS (usual on port 587)")),
            ("tls", _("TLS from the start (usual on port 465)")),
            ("none", _("None (only inside your own network)")),
        ],
    )
    username = forms.CharField(label=_("User name"), required=False, max_length=254)
    password = forms.CharField(
        label=_("Password"),
        required=False,
        max_length=500,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    from_address = forms.EmailField(
        label=_("Sender"), required=False, max_length=254, help_text=_("The address that mails come from.")
    )
    demonstration = forms.BooleanField(
        label=_("Load the demonstration company"),
        required=False,
        help_text=_("A year of cases of a company that does not exist. It leaves again by one button."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("host") and not cleaned.get("from_address") and "from_address" not in self.errors:
            self.add_error("from_address", _("Write the address that mails come from."))
        return cleaned


def _name_or_error(text: str) -> str:
    name = one_line(text)
    if not name:
        raise forms.ValidationError(_("Write a name."))
    return name


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except forms.ValidationError:
        return False
    return len(text) <= 254
