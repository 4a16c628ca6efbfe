"""The form of a team."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from atiende.console.web.forms.versions import VersionedForm
from atiende.kernel.actors import Actor
from atiende.organisation.queries import brands_visible_to
from atiende.organisation.rules.staff import TeamFields


class TeamForm(VersionedForm):
    name = forms.CharField(label=_("Name"), max_length=100)
    purpose = forms.CharField(
        label=_("What it is for"),
        max_length=200,
        required=False,
        help_text=_("One sentence that colleagues read when they pass a case on."),
    )
    brand_id = forms.TypedChoiceField(
        label=_("Brand"),
        required=False,
        empty_value=None,
        coerce=int,
        help_text=_("A team of one brand sees only the cases of that brand."),
    )

    def __init__(self, *args: Any, actor: Actor, kept_brand_id: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        brands = brands_visible_to(actor)
        open_brands = brands.filter(archival=None)
        if kept_brand_id is not None:
            open_brands |= brands.filter(pk=kept_brand_id)
        field = self.fields["brand_id"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("All brands")),
            *open_brands.order_by("folded_name").values_list("id", "name"),
        ]

    def typed(self) -> TeamFields:
        data = self.cleaned_data
        return TeamFields(data["name"], data["purpose"], data["brand_id"])
