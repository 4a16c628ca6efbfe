"""The form of a new case that we begin ourselves."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from atiende.desk.web.ticket_words import INTERACTIONS, PHASES, PRIORITIES
from atiende.kernel.actors import Actor
from atiende.tickets.queries import brands_for, teams_for


class NewTicketForm(forms.Form):
    """`submission` names one filling-in, so that sending twice makes one case."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    address = forms.CharField(
        label=pgettext_lazy("recipient", "To"),
        max_length=320,
        help_text=_("A mail address. Who is not known yet becomes a customer."),
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off", "spellcheck": "false"}),
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    subject = forms.CharField(label=_("Subject"), max_length=300)
    text = forms.CharField(label=_("Message"), widget=forms.Textarea(attrs={"rows": 8}))
    brand_id = forms.TypedChoiceField(label=_("Brand"), coerce=int)
    team_id = forms.TypedChoiceField(label=_("Team"), coerce=int, empty_value=None, required=False)
    priority = forms.TypedChoiceField(label=_("Priority"), coerce=int, choices=PRIORITIES)
    interaction = forms.ChoiceField(
        label=_("Kind of contact"), choices=[("", _("Not said")), *INTERACTIONS], required=False
    )
    phase = forms.ChoiceField(label=_("Phase"), choices=[("", _("Not said")), *PHASES], required=False)
    upload = forms.FileField(label=_("Files"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("submission", uuid.uuid4())
        self.initial.setdefault("priority", 2)
        brands = brands_for(actor)
        brand, team = self.fields["brand_id"], self.fields["team_id"]
        assert isinstance(brand, forms.ChoiceField)
        assert isinstance(team, forms.ChoiceField)
        brand.choices = brands
        if brands:
            self.initial.setdefault("brand_id", brands[0][0])
        team.choices = [("", gettext("No team")), *teams_for(actor)]
