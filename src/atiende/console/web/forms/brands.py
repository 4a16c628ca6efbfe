"""The form of a brand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from atiende.console.rules.countries import time_zones
from atiende.console.web.forms.versions import VersionedForm
from atiende.organisation.rules.brand import TOKENS, BrandFields
from atiende.organisation.rules.colours import Palette

LANGUAGES = [("es", "Español"), ("en", "English")]
COLOURS = tuple(f"{theme}_{token}" for theme in ("light", "dark") for token in TOKENS)


def _colour(label: Any) -> forms.CharField:
    attributes = {"spellcheck": "false", "autocomplete": "off", "class": "hex", "data-colour": ""}
    return forms.CharField(label=label, max_length=9, widget=forms.TextInput(attrs=attributes))


class BrandForm(VersionedForm):
    name = forms.CharField(
        label=_("Name"), max_length=100, help_text=_("The name your customers know you by.")
    )
    slug = forms.CharField(
        label=_("Short name"),
        max_length=50,
        required=False,
        help_text=_("For addresses: small letters, digits and hyphens. Empty: made from the name."),
    )
    language = forms.ChoiceField(label=_("Language of its customers"), choices=LANGUAGES)
    time_zone = forms.ChoiceField(label=_("Time zone"), help_text=_("Its opening hours are counted in it."))
    form_of_address = forms.ChoiceField(
        label=_("Form of address in Spanish"),
        choices=[("usted", _("Usted")), ("tu", _("Tú")), ("vos", _("Vos"))],
        widget=forms.RadioSelect,
    )
    sender_name = forms.CharField(label=_("Name of the sender"), max_length=100, required=False)
    sender_address = forms.CharField(
        label=_("Address of the sender"),
        max_length=254,
        required=False,
        help_text=_("Mails to its customers come from this address."),
        widget=forms.TextInput(attrs={"inputmode": "email", "spellcheck": "false", "autocomplete": "off"}),
    )
    hosts = forms.CharField(
        label=_("Host names of its portal"),
        required=False,
        max_length=3000,
        help_text=_("One a line, such as ayuda.example.com. They must lead to this installation."),
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
    )
    privacy_url = forms.CharField(
        label=_("Page on privacy"),
        max_length=300,
        required=False,
        help_text=_(
            "Where its customers read what is done with their data; named below the form of the portal."
        ),
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false", "autocomplete": "off"}),
    )
    light_brand = _colour(_("Main colour"))
    light_hover = _colour(_("Under the pointer"))
    light_soft = _colour(_("Soft background"))
    light_on_brand = _colour(_("Text on it"))
    dark_brand = _colour(_("Main colour"))
    dark_hover = _colour(_("Under the pointer"))
    dark_soft = _colour(_("Soft background"))
    dark_on_brand = _colour(_("Text on it"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)
        kept = self.initial.get("time_zone")
        zones = list(time_zones())
        field.choices = zones if not kept or kept in dict(zones) else [(kept, kept), *zones]

    def typed(self) -> BrandFields:
        data = self.cleaned_data
        return BrandFields(
            name=data["name"],
            slug=data["slug"],
            time_zone=data["time_zone"],
            language=data["language"],
            form_of_address=data["form_of_address"],
            sender_name=data["sender_name"],
            sender_address=data["sender_address"],
            privacy_url=data["privacy_url"],
            hosts=tuple(data["hosts"].replace(",", "\n").split("\n")),
            light=palette_from(data, "light"),
            dark=palette_from(data, "dark"),
        )


def palette_from(data: Any, theme: str) -> Palette:
    """The four colours of a theme out of what was typed; missing ones are empty."""
    return Palette(*(str(data.get(f"{theme}_{token}", "")) for token in TOKENS))


def initial_of(brand: BrandFields) -> dict[str, Any]:
    """A brand as the form shows it."""
    plain = (
        "name",
        "slug",
        "time_zone",
        "language",
        "form_of_address",
        "sender_name",
        "sender_address",
        "privacy_url",
    )
    colours = {
        f"{theme}_{token}": getattr(getattr(brand, theme), token)
        for theme in ("light", "dark")
        for token in TOKENS
    }
    return {**{name: getattr(brand, name) for name in plain}, **colours, "hosts": "\n".join(brand.hosts)}
