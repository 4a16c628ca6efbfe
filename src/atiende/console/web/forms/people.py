"""Forms about people: invitation, profile, roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.console.web.forms.versions import VersionedForm, choices_of
from atiende.identity.queries import list_roles
from atiende.identity.rules.ready_roles import READY_ROLES
from atiende.identity.rules.roles import BUILTIN_ROLES
from atiende.kernel.actors import Actor
from atiende.organisation.queries import brands_visible_to, teams_visible_to
from atiende.organisation.rules.staff import AgentFields

PURPOSES = {role.code: role.purpose for role in (*BUILTIN_ROLES, *READY_ROLES)}
LANGUAGES = [("es", "Español"), ("en", "English")]


def role_choices(actor: Actor) -> list[tuple[str, str]]:
    """(code, name on screen) of the roles that this actor may give: nobody gives what they do not hold."""
    roles = [role for role in list_roles(actor) if frozenset(role.grants) <= actor.grants]
    return [(role.code, gettext(role.name) if role.is_builtin else role.name) for role in roles]


def team_choices(actor: Actor) -> list[tuple[int, str]]:
    rows = teams_visible_to(actor).filter(archival=None).order_by("folded_name")
    return list(rows.values_list("id", "name")[:500])


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    name = forms.CharField(
        label=_("Name"), max_length=150, required=False, help_text=_("They can correct it when they come in.")
    )
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=LANGUAGES)
    roles = forms.MultipleChoiceField(label=_("Roles"), widget=forms.CheckboxSelectMultiple)
    teams = forms.TypedMultipleChoiceField(
        label=_("Teams"), widget=forms.CheckboxSelectMultiple, required=False, coerce=int
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs.update({"autocomplete": "off", "inputmode": "email"})
        _choose_among(self, "roles", role_choices(actor))
        if actor.may("organisation.manage"):
            _choose_among(self, "teams", team_choices(actor))
        else:
            del self.fields["teams"]


class ProfileForm(VersionedForm):
    name = forms.CharField(label=_("Name"), max_length=150, help_text=_("What colleagues read."))
    display_name = forms.CharField(
        label=_("Name for customers"), max_length=100, help_text=_("What customers read under a reply.")
    )
    job_title = forms.CharField(label=_("Job title"), max_length=100, required=False)
    serves_all_brands = forms.BooleanField(label=_("Serves all brands"), required=False)
    brand_ids = forms.TypedMultipleChoiceField(
        label=_("Brands"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        coerce=int,
        help_text=_("They count when the person does not serve all of them."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        brands = brands_visible_to(actor).filter(archival=None).order_by("folded_name")
        _choose_among(self, "brand_ids", list(brands.values_list("id", "name")[:200]))

    def typed(self) -> AgentFields:
        data = self.cleaned_data
        return AgentFields(
            data["display_name"], data["job_title"], data["serves_all_brands"], frozenset(data["brand_ids"])
        )


@dataclass(frozen=True, slots=True)
class RoleLine:
    code: str
    label: str
    purpose: str
    is_given: bool


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(label=_("Roles"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_among(self, "roles", role_choices(actor))

    @property
    def lines(self) -> list[RoleLine]:
        """Every role that can be given, with what it is for, and whether it is ticked."""
        field, ticked = self.fields["roles"], self["roles"].value() or []
        assert isinstance(field, forms.ChoiceField)
        return [
            RoleLine(code, label, gettext(PURPOSES[code]) if code in PURPOSES else "", code in ticked)
            for code, label in choices_of(field)
        ]


def _choose_among(form: forms.Form, name: str, choices: Sequence[tuple[Any, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)
