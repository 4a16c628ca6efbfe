"""The names for which a certificate is made."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class CertificateForm(forms.Form):
    hosts = forms.CharField(
        label=_("Names and addresses of this machine"),
        max_length=2000,
        help_text=_("One per line, as people type them: care.example.com, 192.168.1.20"),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )

    def clean_hosts(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["hosts"].splitlines() if line.strip()]
