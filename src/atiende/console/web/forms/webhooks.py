"""The form of a subscription: where to tell of what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.console.web.forms.versions import VersionedForm
from atiende.integrations.queries.webhooks import inner_networks
from atiende.integrations.rules.webhook_events import GROUPS
from atiende.integrations.rules.webhook_subscription import LONGEST_URL, SubscriptionFields


class WebhookForm(VersionedForm):
    url = forms.CharField(
        label=_("Address"),
        max_length=LONGEST_URL,
        widget=forms.URLInput(attrs={"autocomplete": "off", "spellcheck": "false", "inputmode": "url"}),
    )
    description = forms.CharField(
        label=_("What for"),
        max_length=200,
        required=False,
        help_text=_("For the team; nobody else reads it."),
    )
    event_types = forms.MultipleChoiceField(
        label=_("Events"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one event.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        events = self.fields["event_types"]
        assert isinstance(events, forms.ChoiceField)
        events.choices = [
            (gettext(label), [(told.type, gettext(told.label)) for told in group]) for label, group in GROUPS
        ]
        networks = ", ".join(inner_networks())
        self.fields["url"].help_text = (
            gettext("With https. Without it only within %(networks)s.") % {"networks": networks}
            if networks
            else gettext("With https. It must be reached on the public network.")
        )

    def typed(self) -> SubscriptionFields:
        data = self.cleaned_data
        return SubscriptionFields(
            url=data["url"], event_types=tuple(data["event_types"]), description=data["description"]
        )
