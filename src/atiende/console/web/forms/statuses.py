"""The forms of a status: what it is called, by whom and in which language, and what it needs."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from atiende.tickets.queries import list_custom_fields
from atiende.tickets.rules.status_labels import StatusLabels
from atiende.tickets.rules.statuses import Category

CATEGORY_WORDS: Final = (
    (Category.NEW.value, _("New: nobody has looked at it")),
    (Category.OPEN.value, _("Open: it is our turn")),
    (Category.WAITING_CUSTOMER.value, _("Waiting for the customer")),
    (Category.WAITING_INTERNAL.value, _("Waiting for a colleague or a third party")),
    (Category.RESOLVED.value, _("Resolved: nothing is left to do")),
    (Category.CLOSED.value, _("Closed for good")),
    (Category.CANCELLED.value, _("Cancelled: it needed no solution")),
)


class StatusForm(forms.Form):
    """`is_new` asks for its meaning too: it is chosen once. Built-in ones may leave the names empty."""

    category = forms.ChoiceField(
        label=_("Meaning"),
        choices=CATEGORY_WORDS,
        help_text=_("What it means to clocks, queues and reports. It cannot be changed later."),
    )
    label_for_agents = forms.CharField(
        label=_("Name for agents"), max_length=60, help_text=_("In your own language."), required=False
    )
    label_for_customers = forms.CharField(
        label=_("Name for customers"),
        max_length=60,
        help_text=_("As they read it on the portal."),
        required=False,
    )
    label_for_agents_en = forms.CharField(
        label=_("Name for agents, in English"),
        max_length=60,
        help_text=_("Empty: the name above counts for everybody."),
        required=False,
    )
    label_for_customers_en = forms.CharField(
        label=_("Name for customers, in English"), max_length=60, required=False
    )
    needed = forms.MultipleChoiceField(
        label=_("Fields that must be filled in before"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("A field that is not asked in a case is not needed in it either."),
    )

    def __init__(self, *args: Any, is_new: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_new:
            del self.fields["category"]
        fields = list_custom_fields()
        needed = self.fields["needed"]
        assert isinstance(needed, forms.ChoiceField)
        needed.choices = [(field.key, field.label) for field in fields]
        if is_new or not fields:
            del self.fields["needed"]

    def labels(self) -> StatusLabels:
        data = self.cleaned_data
        return StatusLabels(
            for_agents=data["label_for_agents"],
            for_customers=data["label_for_customers"],
            for_agents_en=data["label_for_agents_en"],
            for_customers_en=data["label_for_customers_en"],
        )
