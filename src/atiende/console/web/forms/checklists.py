"""The form of a checklist that cases can be given."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.console.web.forms.versions import VersionedForm
from atiende.kernel.actors import Actor
from atiende.organisation.queries import brands_visible_to
from atiende.tasks.rules.checklist import items_written
from atiende.tasks.rules.template import ChecklistDefinition


class ChecklistForm(VersionedForm):
    name = forms.CharField(label=_("Name"), max_length=100)
    items = forms.CharField(
        label=_("Lines"),
        max_length=15_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("One a line. With a star (*) in front, a case is not solved before it is ticked."),
    )
    brand_id = forms.TypedChoiceField(label=_("Brand"), coerce=int, empty_value=None, required=False)
    category = forms.CharField(
        label=_("Kind of case"),
        max_length=60,
        required=False,
        help_text=_(
            "In your words: those of one kind stand together. The name or path of a category proposes it in its cases."
        ),
    )

    def __init__(self, *args: Any, actor: Actor, kept_brand_id: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_brands(self, actor, kept_brand_id)

    def typed(self) -> ChecklistDefinition:
        data = self.cleaned_data
        return ChecklistDefinition(
            name=data["name"],
            items=items_written(data["items"]),
            brand_id=data["brand_id"],
            category=data["category"],
        )


def offer_brands(form: forms.Form, actor: Actor, kept_brand_id: int | None) -> None:
    """Brands at work in the field `brand_id`, and the one that was chosen before."""
    offered = Q(archival=None)
    if kept_brand_id is not None:
        offered |= Q(pk=kept_brand_id)
    brands = brands_visible_to(actor).filter(offered)
    field = form.fields["brand_id"]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [
        ("", gettext("All brands")),
        *brands.order_by("folded_name").values_list("id", "name"),
    ]
