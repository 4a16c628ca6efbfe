"""The form of a task, and what its menus offer."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.kernel.actors import Actor
from atiende.tasks.rules.new_task import NewTask, end_of_day
from atiende.tickets.queries import agents_for, names_of_agents, names_of_teams, teams_for

RECURRENCES: Final = (
    ("", _("Once")),
    ("daily", _("Every day")),
    ("weekly", _("Every week")),
    ("monthly", _("Every month")),
)
Choices = list[tuple[str, Any]]


class TaskForm(forms.Form):
    """`owner` is "agent-3", "team-4" or nothing; a day without an hour is due at its end."""

    title = forms.CharField(
        label=_("What is to be done"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    owner = forms.ChoiceField(label=_("For"), required=False)
    due_on = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    due_time = forms.TimeField(
        label=_("Hour"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    recurrence = forms.ChoiceField(label=_("Comes back"), choices=RECURRENCES, required=False)
    details = forms.CharField(
        label=_("Details"), required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, actor: Actor, brand_id: int | None = None, task: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ChoiceField)
        owner.choices = owners_for(actor, brand_id, task=task)

    def typed(self, ticket_id: int | None) -> NewTask:
        data = self.cleaned_data
        kind, _dash, ident = data["owner"].partition("-")
        zone = timezone.get_current_timezone()
        return NewTask(
            title=data["title"],
            details=data["details"],
            ticket_id=ticket_id,
            assignee_id=int(ident) if kind == "agent" else None,
            team_id=int(ident) if kind == "team" else None,
            due_at=_due_at(data["due_on"], data["due_time"], zone),
            is_all_day=data["due_time"] is None,
            recurrence=data["recurrence"],
            time_zone=str(zone),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("due_time") is not None and data.get("due_on") is None and "due_on" not in self.errors:
            self.add_error("due_on", gettext("Choose the day of this hour."))
        return data


def initial_of(task: Any) -> dict[str, Any]:
    """What the form of this task starts with, in the zone of who reads it."""
    local = task.due_at and task.due_at.astimezone(timezone.get_current_timezone())
    owner = (
        f"agent-{task.assignee_id}" if task.assignee_id else f"team-{task.team_id}" if task.team_id else ""
    )
    return {
        "title": task.title,
        "details": task.details,
        "owner": owner,
        "due_on": local and local.date(),
        "due_time": local.time() if local and not task.is_all_day else None,
        "recurrence": task.recurrence,
        "version": task.version,
    }


def owners_for(actor: Actor, brand_id: int | None = None, *, task: Any = None) -> Choices:
    """Oneself first, then colleagues and teams; whoever has the task stands there too."""
    people, teams = dict(agents_for(actor)), dict(teams_for(actor, brand_id))
    if task is not None:
        people |= names_of_agents({task.assignee_id} - {None})
        teams |= names_of_teams({task.team_id} - {None})
    own = [(f"agent-{actor.id}", gettext("Me"))] if actor.id in people else []
    others = [(f"agent-{pk}", name) for pk, name in people.items() if pk != actor.id]
    groups: Choices = [("", gettext("Nobody yet")), *own]
    if others:
        groups.append((gettext("People"), others))
    if teams:
        groups.append((gettext("Teams"), [(f"team-{pk}", name) for pk, name in teams.items()]))
    return groups


def _due_at(on: dt.date | None, hour: dt.time | None, zone: Any) -> dt.datetime | None:
    if on is None:
        return None
    if hour is None:
        return end_of_day(on, ZoneInfo(str(zone)))
    return dt.datetime.combine(on, hour, tzinfo=zone).astimezone(dt.UTC)
