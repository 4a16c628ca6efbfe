"""Where the seals of the audit are exported to, and for how many years its entries are kept."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from atiende.platform.upkeep.actions.change_audit_keeping import MOST_YEARS


class AuditKeepingForm(forms.Form):
    export_folder = forms.CharField(
        label=_("Folder for the seals"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    export_to_address = forms.CharField(
        label=_("Send the newest seal to"),
        required=False,
        max_length=254,
        help_text=_("A mail address outside of this installation. Empty: no mail is sent."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    kept_years = forms.IntegerField(
        label=_("Years for which entries are kept"),
        required=False,
        min_value=5,
        max_value=MOST_YEARS,
        help_text=_(
            "Five or more. Empty: for ever. What is older is dropped month by month, and an entry says so."
        ),
    )

    def __init__(self, *args: object, default_folder: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        words = _("A folder of the server, best on another disk. Empty: %(folder)s")
        self.fields["export_folder"].help_text = words % {"folder": default_folder}
