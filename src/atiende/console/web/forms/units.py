"""The forms of units and of who belongs to them."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.console.web.forms.versions import VersionedForm
from atiende.kernel.actors import Actor
from atiende.organisation.queries import agents_visible_to, teams_visible_to
from atiende.organisation.queries.units import list_units
from atiende.organisation.rules.units import DIMENSION_NAMES, UNIT_ROLE_NAMES, UnitFields

MOST_BYTES: Final = 2_000_000
TOP: Final = _("At the top of the tree")


def day_field(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more
    )


def dimension_choices() -> list[tuple[str, str]]:
    return [(key.value, gettext(name)) for key, name in DIMENSION_NAMES.items()]


def offer(form: forms.Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class UnitForm(VersionedForm):
    name = forms.CharField(label=_("Name"), max_length=100)
    purpose = forms.CharField(
        label=_("What it is for"),
        max_length=200,
        required=False,
    )
    team_id = forms.TypedChoiceField(
        label=_("Team that does its work"),
        required=False,
        empty_value=None,
        coerce=int,
        help_text=_("Cases belong to teams. A unit may say which team works for it."),
    )

    def __init__(self, *args: Any, actor: Actor, kept_team_id: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = teams_visible_to(actor)
        offered = teams.filter(archival=None)
        if kept_team_id is not None:
            offered |= teams.filter(pk=kept_team_id)
        rows = offered.order_by("folded_name").values_list("id", "name")
        offer(self, "team_id", [("", gettext("None")), *rows])

    def typed(self) -> UnitFields:
        data = self.cleaned_data
        return UnitFields(data["name"], data["purpose"], data["team_id"])


class NewUnitForm(UnitForm):
    """`parent_id` names units of all trees; one of another tree than the chosen one is refused."""

    dimension = forms.ChoiceField(label=_("Tree"), help_text=_("By what it divides the company."))
    parent_id = forms.TypedChoiceField(label=_("Under"), required=False, empty_value=None, coerce=int)
    from_on = day_field(_("From"), required=False, help_text=_("Empty: from today."))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        offer(self, "dimension", dimension_choices())
        offer(self, "parent_id", parent_choices(actor))


class MoveForm(forms.Form):
    parent_id = forms.TypedChoiceField(label=_("Under"), required=False, empty_value=None, coerce=int)
    from_on = day_field(_("From"))

    def __init__(self, *args: Any, actor: Actor, dimension: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"auto_id": "move_%s"})  # beside other forms on the page
        units = list_units(actor, dimension=dimension)
        offer(self, "parent_id", [("", TOP), *((unit.pk, unit.name) for unit in units)])


class JoinForm(forms.Form):
    agent_id = forms.TypedChoiceField(label=_("Person"), coerce=int)
    role = forms.ChoiceField(label=_("Part"))
    from_on = day_field(_("From"))
    until_on = day_field(_("Until"), required=False, help_text=_("Empty: without an end."))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"auto_id": "join_%s"})
        people = agents_visible_to(actor).filter(user__is_active=True).order_by("folded_name", "pk")
        offer(self, "agent_id", list(people.values_list("pk", "user__name")))
        offer(self, "role", [(key.value, gettext(name)) for key, name in UNIT_ROLE_NAMES.items()])


class PeopleFileForm(forms.Form):
    """A file is looked at first; what was looked at comes back as text and is taken."""

    file = forms.FileField(label=_("Table (CSV)"), required=False)
    content = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if upload := cleaned.get("file"):
            if upload.size > MOST_BYTES:
                self.add_error("file", gettext("The file is too large."))
            else:
                cleaned["content"] = upload.read().decode("utf-8", "replace")
        if not cleaned.get("content"):
            self.add_error("file", gettext("Choose a file."))
        return cleaned


def parent_choices(actor: Actor) -> list[tuple[Any, Any]]:
    """Units under the name of their tree."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for unit in list_units(actor):
        groups.setdefault(unit.dimension, []).append((unit.pk, unit.name))
    names = dict(dimension_choices())
    return [("", TOP), *((names[key], rows) for key, rows in groups.items())]


def day_of(text: str) -> dt.date | None:
    """A day of an address; None for nothing and for what is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
