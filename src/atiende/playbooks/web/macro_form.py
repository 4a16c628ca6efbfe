"""A macro as a form: one field for each kind of step, so that it is filled in without scripts too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from atiende.kernel.actors import Actor
from atiende.playbooks.models import CannedReply, Macro
from atiende.playbooks.queries import priorities
from atiende.playbooks.rules import steps as kinds
from atiende.playbooks.rules.macro import MacroFields
from atiende.playbooks.rules.steps import Step, step_of
from atiende.playbooks.web.forms import PlacedForm, placed_of
from atiende.tickets.queries import agents_for, list_custom_fields, list_statuses, teams_for

_SAME = ("", _("As it is"))
NOBODY = "nobody"
_FIELDS = ("1", "2", "3")


class MacroForm(PlacedForm):
    canned = forms.ChoiceField(
        label=_("Put a canned reply into the draft"),
        required=False,
        help_text=_("Nobody gets it before it is read and sent."),
    )
    reply = forms.CharField(
        label=_("Or this text"), required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=20_000
    )
    note = forms.CharField(
        label=_("Write an internal note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=20_000,
    )
    status = forms.ChoiceField(label=_("Status"), required=False)
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    team = forms.ChoiceField(label=_("Team"), required=False)
    assignee = forms.ChoiceField(label=_("Person"), required=False)
    tags = forms.CharField(
        label=_("Add tags"), required=False, max_length=600, help_text=_("With commas between them.")
    )
    untags = forms.CharField(
        label=_("Take tags off"), required=False, max_length=600, help_text=_("With commas between them.")
    )
    field_1 = forms.ChoiceField(label=_("Field of cases"), required=False)
    value_1 = forms.CharField(label=_("Answer"), required=False, max_length=2_000)
    field_2 = forms.ChoiceField(label=_("Field of cases"), required=False)
    value_2 = forms.CharField(label=_("Answer"), required=False, max_length=2_000)
    field_3 = forms.ChoiceField(label=_("Field of cases"), required=False)
    value_3 = forms.CharField(label=_("Answer"), required=False, max_length=2_000)
    snooze = forms.IntegerField(
        label=_("Put off for so many days"), required=False, min_value=1, max_value=365
    )

    def __init__(self, *args: Any, actor: Actor, steps: tuple[Step, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        mine = Q(owner=None) | Q(owner_id=actor.id)
        replies = CannedReply.objects.filter(mine).order_by("folder", "name").values_list("pk", "name")
        statuses = [(each.key, each.for_agents) for each in list_statuses()]
        people = [("me", _("Whoever runs it")), (NOBODY, _("Nobody")), *agents_for(actor)]
        offered: dict[str, Any] = {
            "canned": replies,
            "status": statuses,
            "priority": priorities(),
            "team": [(NOBODY, _("No team")), *teams_for(actor)],
            "assignee": people,
            **{f"field_{each}": _fields() for each in _FIELDS},
        }
        kept = _initial_of(steps)
        for name, rows in offered.items():
            self._offer_kept(name, list(rows), kept.get(name))
        self.initial = {**kept, **self.initial}

    def _offer_kept(self, name: str, rows: list[tuple[Any, Any]], kept: object) -> None:
        """What is gone stays chosen and says so, until somebody chooses another."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        known = {str(key) for key, _word in rows}
        gone = [(kept, _("(no longer there)"))] if kept and str(kept) not in known else []
        field.choices = [_SAME, *rows, *gone]

    def clean(self) -> dict[str, Any]:
        for name in ("reply", "note"):
            self._require_known(name)
        return self.cleaned_data

    def typed(self) -> MacroFields:
        data = self.cleaned_data
        return MacroFields(
            name=data["name"],
            steps=tuple(_steps(data)),
            is_personal=self.is_personal,
            brand_id=data["brand_id"],
            team_id=data["team_id"],
        )


def steps_of(macro: Macro) -> tuple[Step, ...]:
    return tuple(step_of(row) for row in macro.steps)


def initial_of(macro: Macro) -> dict[str, object]:
    return {"name": macro.name, "version": macro.version, **placed_of(macro)}


def _fields() -> list[tuple[str, str]]:
    return [(each.key, each.label) for each in list_custom_fields()]


def _steps(data: dict[str, Any]) -> Iterator[Step]:
    for kind in (kinds.CANNED, kinds.REPLY, kinds.NOTE, kinds.STATUS, kinds.PRIORITY):
        if data[kind]:
            yield Step(kind, str(data[kind]))
    for kind in (kinds.TEAM, kinds.ASSIGNEE):
        if data[kind]:
            yield Step(kind, "" if data[kind] == NOBODY else data[kind])
    for kind, name in ((kinds.TAG, "tags"), (kinds.UNTAG, "untags")):
        for tag in data[name].split(","):
            if tag.strip():
                yield Step(kind, tag.strip())
    for each in _FIELDS:
        if data[f"field_{each}"]:
            yield Step(kinds.FIELD, data[f"value_{each}"], data[f"field_{each}"])
    if data[kinds.SNOOZE]:
        yield Step(kinds.SNOOZE, str(data[kinds.SNOOZE]))


def _initial_of(steps: tuple[Step, ...]) -> dict[str, object]:
    found: dict[str, object] = {}
    fields = iter(_FIELDS)
    for step in steps:
        if step.kind in (kinds.TAG, kinds.UNTAG):
            name = "tags" if step.kind == kinds.TAG else "untags"
            found[name] = ", ".join(filter(None, [str(found.get(name, "")), step.value]))
        elif step.kind == kinds.FIELD:
            place = next(fields, None)
            if place:
                found |= {f"field_{place}": step.key, f"value_{place}": step.value}
        elif step.kind in (kinds.TEAM, kinds.ASSIGNEE):
            found[step.kind] = step.value or NOBODY
        else:
            found[step.kind] = step.value
    return found
