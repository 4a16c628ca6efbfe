"""The form of a category of cases."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from atiende.console.web.forms.versions import VersionedForm
from atiende.kernel.actors import Actor
from atiende.organisation.queries import brands_visible_to
from atiende.tickets.queries import names_of_teams, reason_tree, teams_for
from atiende.tickets.rules.contact_reasons import NAME_LIMIT, ReasonFields

PRIORITY_WORDS: Final = (
    ("", _("As it comes")),
    ("1", _("Low")),
    ("2", _("Normal")),
    ("3", _("High")),
    ("4", _("Urgent")),
)


class ContactReasonForm(VersionedForm):
    """`own_id`: the category that is changed, which cannot stand below itself."""

    name_es = forms.CharField(label=_("Name"), max_length=NAME_LIMIT, help_text=_("In your own language."))
    name_en = forms.CharField(
        label=_("Name in English"),
        max_length=NAME_LIMIT,
        required=False,
        help_text=_("For who reads English. Empty: the name above counts for everybody."),
    )
    parent_id = forms.TypedChoiceField(label=_("Below"), required=False, coerce=int, empty_value=None)
    team_id = forms.TypedChoiceField(
        label=_("Team"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Cases of this category that nobody has go to it. Empty: as the category above says."),
    )
    priority = forms.TypedChoiceField(
        label=_("Priority"), required=False, coerce=int, empty_value=None, choices=PRIORITY_WORDS
    )
    brand_ids = forms.TypedMultipleChoiceField(
        label=_("Offered in the cases of"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        coerce=int,
        help_text=_("None chosen: of every brand."),
    )

    def __init__(
        self,
        *args: Any,
        actor: Actor,
        own_id: int | None = None,
        kept_brand_ids: frozenset[int] = frozenset(),
        kept_team_id: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        tree = reason_tree()
        below = tree.within([own_id]) if own_id is not None else frozenset()
        self._choose("parent_id", gettext("Nothing: it stands at the top"), _places(tree, below))
        self._choose("team_id", gettext("No team"), _teams(actor, kept_team_id))
        brands = brands_visible_to(actor)
        offered = brands.filter(archival=None) | brands.filter(pk__in=kept_brand_ids)
        field = self.fields["brand_ids"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(offered.order_by("folded_name").values_list("id", "name"))

    def typed(self) -> ReasonFields:
        data = self.cleaned_data
        return ReasonFields(
            name_es=data["name_es"],
            name_en=data["name_en"],
            parent_id=data["parent_id"],
            team_id=data["team_id"],
            priority=data["priority"],
            brand_ids=frozenset(data["brand_ids"]),
        )

    def _choose(self, name: str, nothing: str, options: list[tuple[int, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", nothing), *options]


def _places(tree: Any, below: frozenset[int]) -> list[tuple[int, str]]:
    language = get_language() or ""
    return [
        (each.id, tree.path_name(each.id, language)) for each, _depth in tree.walk() if each.id not in below
    ]


def _teams(actor: Actor, kept: int | None) -> list[tuple[int, str]]:
    offered = teams_for(actor)
    if kept is None or any(pk == kept for pk, _name in offered):
        return offered
    return [*names_of_teams({kept}).items(), *offered]
