"""The form of a new case that we begin ourselves."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from atiende.desk.web.ticket_words import INTERACTIONS, PHASES, PRIORITIES
from atiende.kernel.actors import Actor
from atiende.tickets.panels.questions import PREFIX, Words, add_questions, answers_in
from atiende.tickets.queries import brands_for, questions_of, reason_tree, teams_for
from atiende.tickets.rules.cleaning import TEXT_LIMIT
from atiende.tickets.rules.custom_fields import Value
from atiende.tickets.rules.field_kinds import Asked
from atiende.tickets.rules.intake import answers_that_count


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
    text = forms.CharField(
        label=_("Message"),
        widget=forms.Textarea(attrs={"rows": 8, "data-most": TEXT_LIMIT, "spellcheck": "true"}),
    )
    html = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    brand_id = forms.TypedChoiceField(label=_("Brand"), coerce=int)
    team_id = forms.TypedChoiceField(label=_("Team"), coerce=int, empty_value=None, required=False)
    priority = forms.TypedChoiceField(label=_("Priority"), coerce=int, choices=PRIORITIES)
    interaction = forms.ChoiceField(
        label=_("Kind of contact"), choices=[("", _("Not said")), *INTERACTIONS], required=False
    )
    phase = forms.ChoiceField(label=_("Phase"), choices=[("", _("Not said")), *PHASES], required=False)
    upload = forms.FileField(label=_("Files"), required=False)
    category = forms.TypedChoiceField(label=_("Category"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions: list[Asked] = []
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
        self._ask()

    def answers(self) -> dict[str, Value]:
        """Those that count, as they are kept."""
        assert isinstance(self.data, QueryDict)
        told = answers_in(self.data, self.questions)
        path = [each.id for each in self._tree.path(self._reason_id or 0)]
        return answers_that_count(self.questions, told, brand_id=self._brand_id, reason_path=path)

    @property
    def asks_more(self) -> bool:
        """The questions of the category were not on the page that was sent: they are shown before anything is done."""
        shown = str(self.data.get("questions_of", ""))
        return bool(self.questions) and shown != self._questions_of

    @property
    def questions_shown(self) -> str:
        """Which questions this page shows: of which brand and category."""
        return self._questions_of

    @property
    def question_fields(self) -> list[BoundField]:
        return [self[f"{PREFIX}{each.key}"] for each in self.questions]

    def _ask(self) -> None:
        """The categories of the brand, and the questions of the one that is chosen."""
        self._tree = reason_tree()
        chosen = self.data.get("brand_id") or self.initial.get("brand_id") or 0
        self._brand_id = int(chosen) if str(chosen).isascii() and str(chosen).isdecimal() else 0
        offered = self._tree.offered(self._brand_id, get_language() or "")
        category = self.fields["category"]
        assert isinstance(category, forms.ChoiceField)
        category.choices = [("", gettext("No category")), *((each.id, each.path) for each in offered)]
        self._reason_id = self._tree.named(str(self.data.get("category", "")), self._brand_id)
        self.questions = questions_of(self._tree, brand_id=self._brand_id, reason_id=self._reason_id)
        add_questions(self, self.questions, Words(gettext("Yes"), gettext("No")))
        self._questions_of = f"{self._brand_id}-{self._reason_id or 0}"
