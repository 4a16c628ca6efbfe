"""The forms of side conversations."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from atiende.side_conversations.rules.writing import TEXT_LIMIT


class SideMessageForm(forms.Form):
    """`submission` names one filling-in, so that sending twice writes one message."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Message"), max_length=TEXT_LIMIT, widget=forms.Textarea(attrs={"rows": 5})
    )
    upload = forms.FileField(label=_("Files"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("submission", uuid.uuid4())
        self.fields["upload"].widget.attrs["multiple"] = False


class NewSideForm(SideMessageForm):
    """A new one: to whom, and about what."""

    to = forms.CharField(
        label=pgettext_lazy("recipient", "To"),
        max_length=4000,
        help_text=_("Mail addresses with commas between them: of a supplier, or of another department."),
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off", "spellcheck": "false"}),
    )
    subject = forms.CharField(label=_("Subject"), max_length=300)
    field_order = ("submission", "to", "subject", "text", "upload")
