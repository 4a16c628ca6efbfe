"""Whom to block."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class BlockSenderForm(forms.Form):
    sender = forms.CharField(
        label=_("Mail address or domain"),
        max_length=320,
        help_text=_("A domain with @ before it, such as @example.com, blocks all that is below it too."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "inputmode": "email"}),
    )
