"""The mail server as a form. A password is never shown again: an empty field keeps it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

SECURITIES = [
    ("starttls", _("STARTTLS (usual on port 587)")),
    ("tls", _("TLS from the start (usual on port 465)")),
    ("none", _("None (only inside your own network)")),
]


class MailServerForm(forms.Form):
    host = forms.CharField(label=_("Server"), max_length=253)
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, initial=587)
    security = forms.ChoiceField(label=_("Encryption"), choices=SECURITIES, initial="starttls")
    username = forms.CharField(label=_("User name"), required=False, max_length=255)
    password = forms.CharField(
        label=_("Password"),
        required=False,
        max_length=500,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    forgets_password = forms.BooleanField(label=_("Forget the stored password"), required=False)
    from_name = forms.CharField(label=_("Sender's name"), required=False, max_length=150)
    from_address = forms.CharField(label=_("Sender's address"), max_length=254)
    is_enabled = forms.BooleanField(label=_("Send mail"), required=False, initial=True)

    def __init__(self, *args: Any, kept: Any = None, default_sender: str = "", **kwargs: Any) -> None:
        names = ("host", "port", "security", "username", "from_name", "from_address", "is_enabled")
        kept_values = {name: getattr(kept, name) for name in names} if kept else {}
        kwargs["initial"] = kept_values or {"from_address": default_sender}
        super().__init__(*args, **kwargs)
        self.fields["host"].widget.attrs.update({"autocomplete": "off", "spellcheck": "false"})
        self.fields["username"].widget.attrs["autocomplete"] = "off"
        if kept is None or not kept.sealed_password:
            del self.fields["forgets_password"]
        else:
            self.fields["password"].help_text = _("Stored and encrypted. Leave it empty to keep it.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned.setdefault("forgets_password", False)
        return cleaned
