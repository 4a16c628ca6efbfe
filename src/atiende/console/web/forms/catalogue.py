"""The form of an import."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ImportForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What the file holds"),
        choices=[("products", _("Products")), ("orders", _("Orders")), ("owned", _("What customers have"))],
        widget=forms.RadioSelect,
        initial="products",
    )
    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("Up to 20 MB. Any common encoding, separator and decimal sign."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"}),
    )
