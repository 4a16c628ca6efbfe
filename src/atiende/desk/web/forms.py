"""The form of the ui kit: one field of every kind."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class KitForm(forms.Form):
    name = forms.CharField(label=_("Name"), help_text=_("As customers will read it."), max_length=80)
    email = forms.EmailField(
        label=_("Email"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    password = forms.CharField(
        label=_("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    language = forms.ChoiceField(label=_("Language"), choices=[("es", "Español"), ("en", "English")])
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    photo = forms.FileField(label=_("Photo"), required=False)
    tone = forms.ChoiceField(
        label=_("Form of address"),
        choices=[("usted", "Usted"), ("tu", "Tú"), ("vos", "Vos")],
        widget=forms.RadioSelect,
        help_text=_("Only for texts to customers."),
    )
    days = forms.MultipleChoiceField(
        label=_("Open on"),
        choices=[("1", _("Monday")), ("2", _("Tuesday"))],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_urgent = forms.BooleanField(label=_("Tell me at once"), required=False)
    closed = forms.CharField(label=_("Number"), initial="RC-7K4M-29QX", required=False, disabled=True)
