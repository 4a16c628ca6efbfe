"""The form of a role of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.identity.rules.grants import GRANTS
from atiende.kernel.actors import Actor

AREAS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("Cases"), ("tickets",)),
    (_("Customers"), ("customers",)),
    (_("Complaints"), ("complaints",)),
    (_("Company and people"), ("organisation", "people")),
    (_("System"), ("settings", "operations", "audit", "reports")),
)


@dataclass(frozen=True, slots=True)
class GrantLine:
    code: str
    label: str
    is_given: bool
    may_give: bool


@dataclass(frozen=True, slots=True)
class GrantArea:
    label: str | Promise
    lines: tuple[GrantLine, ...]


def areas_of(given: Iterable[str], actor: Actor) -> list[GrantArea]:
    """Every grant under its area, with whether the role gives it and whether the actor may."""
    chosen = frozenset(given)
    known = {area for _label, prefixes in AREAS for area in prefixes}
    rest = tuple(sorted({code.split(".")[0] for code in GRANTS} - known))
    found = [
        GrantArea(
            label,
            tuple(
                GrantLine(code, gettext(text), code in chosen, actor.may(code))
                for code, text in GRANTS.items()
                if code.split(".")[0] in prefixes
            ),
        )
        for label, prefixes in (*AREAS, (_("Others"), rest))
    ]
    return [area for area in found if area.lines]


class RoleForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=100)
    grants = forms.MultipleChoiceField(
        label=_("Permissions"), widget=forms.CheckboxSelectMultiple, choices=[(code, code) for code in GRANTS]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grants"].error_messages["required"] = gettext("Choose at least one permission.")

    @property
    def chosen(self) -> list[str]:
        """What is ticked now, typed or stored."""
        value = self["grants"].value()
        return [str(code) for code in value] if isinstance(value, list | tuple) else []
