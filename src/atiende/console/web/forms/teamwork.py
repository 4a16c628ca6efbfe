"""How the staff work together: summaries and reviews."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.identity.queries import names_of_roles
from atiende.kernel.actors import SYSTEM
from atiende.tickets.queries import brands_for


class TeamworkForm(forms.Form):
    """Whose replies wait for a review, and whether cases are handed over with a summary."""

    is_summary_needed = forms.BooleanField(
        label=_("Whoever gives a case of theirs away writes a summary"), required=False
    )
    roles = forms.TypedMultipleChoiceField(
        label=_("Replies of people with these roles are reviewed before they leave"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    brands = forms.TypedMultipleChoiceField(
        label=_("All replies in cases of these brands are reviewed before they leave"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles, brands = self.fields["roles"], self.fields["brands"]
        assert isinstance(roles, forms.TypedMultipleChoiceField)
        assert isinstance(brands, forms.TypedMultipleChoiceField)
        roles.choices = [(pk, gettext(name)) for pk, name in names_of_roles()]
        brands.choices = brands_for(SYSTEM)
