"""The words of an acknowledgement, and for how long originals are kept, as forms."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from atiende.channels.queries.acknowledgements import AcknowledgementText
from atiende.console.web.forms.versions import VersionedForm


class AcknowledgementForm(VersionedForm):
    subject = forms.CharField(label=_("Subject"), max_length=200)
    text = forms.CharField(label=_("Text"), max_length=5000, widget=forms.Textarea(attrs={"rows": 9}))

    def typed(self) -> AcknowledgementText:
        return AcknowledgementText(self.cleaned_data["subject"], self.cleaned_data["text"])


class MailKeepingForm(VersionedForm):
    raw_days = forms.IntegerField(
        label=_("Days for which originals are kept"),
        min_value=1,
        max_value=3650,
        help_text=_(
            "From 1 to 3650. The case itself, its text and its files stay; what is in quarantine too."
        ),
    )
