"""The forms of approvals, of a deputy and of minutes."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.desk.web.amount_field import AmountField
from atiende.identity.queries.roles import role_labels
from atiende.kernel.actors import Actor
from atiende.tasks.rules.approval import Approver, Question
from atiende.tasks.rules.new_task import end_of_day
from atiende.tasks.rules.time import Worked
from atiende.tickets.queries import agents_for

DAY = {"type": "date"}


class ApprovalForm(forms.Form):
    """`approvers` are "agent-3" and "role-2", asked in the order of the list when in order."""

    subject = forms.CharField(
        label=_("What is to be approved"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    details = forms.CharField(
        label=_("Remark"), required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    amount = AmountField(label=_("Amount"), required=False)
    currency = forms.CharField(label=_("Currency"), required=False, max_length=3)
    first = forms.ChoiceField(label=_("Asked of"))
    second = forms.ChoiceField(label=_("And of"), required=False)
    third = forms.ChoiceField(label=_("And of"), required=False)
    is_in_order = forms.BooleanField(label=_("One after the other, in this order"), required=False)
    holds_solving = forms.BooleanField(label=_("The case is not solved before"), required=False)
    due_on = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(f"agent-{pk}", name) for pk, name in agents_for(actor) if pk != actor.id]
        roles = [(f"role-{pk}", name) for pk, name in role_labels()]
        groups: list[tuple[str, Any]] = [("", gettext("Nobody"))]
        groups += [(gettext("People"), people)] if people else []
        groups.append((gettext("Whoever has the role"), roles))
        for name in ("first", "second", "third"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = groups

    def typed(self) -> Question:
        data = self.cleaned_data
        zone = ZoneInfo(str(timezone.get_current_timezone()))
        named = [data[name] for name in ("first", "second", "third") if data[name]]
        return Question(
            subject=data["subject"],
            details=data["details"],
            amount=data["amount"],
            currency=data["currency"],
            approvers=tuple(_approver(each) for each in named),
            is_in_order=data["is_in_order"],
            holds_solving=data["holds_solving"],
            due_at=end_of_day(data["due_on"], zone) if data["due_on"] else None,
        )


class DeputyForm(forms.Form):
    deputy = forms.ChoiceField(label=_("Who decides in your place"), required=False)
    from_on = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    until_on = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["deputy"]
        assert isinstance(field, forms.ChoiceField)
        people = [(str(pk), name) for pk, name in agents_for(actor) if pk != actor.id]
        field.choices = [("", gettext("Nobody")), *people]


class TimeForm(forms.Form):
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=1,
        max_value=1_440,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    what = forms.CharField(
        label=_("What for"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    worked_on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    is_billable = forms.BooleanField(label=_("Billable"), required=False)
    by_timer = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def typed(self) -> Worked:
        return Worked(**self.cleaned_data)


class TimeSpanForm(forms.Form):
    """Of which days; the present month when nothing is said."""

    since = forms.DateField(label=_("From"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    until = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))

    @classmethod
    def this_month(cls) -> dict[str, dt.date]:
        today = timezone.localdate()
        return {"since": today.replace(day=1), "until": today}


def _approver(text: str) -> Approver:
    kind, _dash, ident = text.partition("-")
    return Approver(agent_id=int(ident)) if kind == "agent" else Approver(role_id=int(ident))
