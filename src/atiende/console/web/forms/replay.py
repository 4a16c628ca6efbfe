"""Which events to tell a handler once more."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ReplayForm(forms.Form):
    handler = forms.ChoiceField(label=_("Handler"))
    aggregate = forms.CharField(
        label=_("Only for one"), required=False, max_length=100, help_text=_("Such as agent:42. Empty: all.")
    )
    since = forms.DateTimeField(
        label=_("Since"), required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )

    def __init__(self, *args: Any, handlers: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["handler"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(name, name) for name in handlers]
