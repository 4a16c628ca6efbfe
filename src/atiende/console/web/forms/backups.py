"""When backups are made, where to, and how many are kept."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from atiende.platform.backup.actions.change_backup_plan import MOST_DAYS, MOST_WEEKS


class BackupPlanForm(forms.Form):
    is_enabled = forms.BooleanField(label=_("Make a backup every day"), required=False)
    at_time = forms.TimeField(
        label=_("At"),
        help_text=_("In the company's time zone. One that was missed is made as soon as a worker runs."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    folder = forms.CharField(
        label=_("Folder"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    kept_days = forms.IntegerField(
        label=_("Days of which one is kept"),
        min_value=1,
        max_value=MOST_DAYS,
        help_text=_("The newest of each."),
    )
    kept_weeks = forms.IntegerField(
        label=_("Weeks of which one is kept"),
        min_value=0,
        max_value=MOST_WEEKS,
        help_text=_("The newest of each, further back than the days."),
    )

    def __init__(self, *args: object, default_folder: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        words = _("A folder of the server, best on another disk. Empty: %(folder)s")
        self.fields["folder"].help_text = words % {"folder": default_folder}
