"""The form of resolution plans."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.console.web.forms.checklists import offer_brands
from atiende.console.web.forms.versions import VersionedForm
from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.tasks.errors import PLAN_LINE_WRONG
from atiende.tasks.rules.checklist import items_written
from atiende.tasks.rules.plan import MOST_DAYS, PlanDefinition, PlanTask
from atiende.tickets.queries import agents_for, names_of_agents, names_of_teams, teams_for

_SIGN = "|"


class PlanForm(VersionedForm):
    """Tasks are written a line each: what | days | person or team."""

    name = forms.CharField(label=_("Name"), max_length=100)
    items = forms.CharField(
        label=_("Checklist"),
        max_length=15_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One a line. With a star (*) in front, a case is not solved before it is ticked."),
    )
    tasks = forms.CharField(
        label=_("Tasks"),
        max_length=15_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "One a line: what is to be done | in how many days | person or team. The last two may be left out."
        ),
    )
    text = forms.CharField(
        label=_("Words for the answer"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "What agents may tell the customer. It is shown beside the case and sent by nobody but them."
        ),
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
        self._actor = actor
        offer_brands(self, actor, kept_brand_id)

    def clean_tasks(self) -> tuple[PlanTask, ...]:
        """Raises ValidationError that names the line."""
        people = {folded(name): pk for pk, name in agents_for(self._actor)}
        teams = {folded(name): pk for pk, name in teams_for(self._actor)}
        lines = [line for line in self.cleaned_data["tasks"].splitlines() if line.strip()]
        return tuple(_task(line, people, teams) for line in lines)

    def typed(self) -> PlanDefinition:
        data = self.cleaned_data
        return PlanDefinition(
            name=data["name"],
            items=items_written(data["items"]),
            tasks=data["tasks"],
            text=data["text"],
            brand_id=data["brand_id"],
            category=data["category"],
        )


def tasks_written(tasks: tuple[PlanTask, ...]) -> str:
    """The other way round: as the form shows them."""
    people = names_of_agents({each.agent_id for each in tasks if each.agent_id})
    teams = names_of_teams({each.team_id for each in tasks if each.team_id})
    return "\n".join(_line(each, people, teams) for each in tasks)


def _line(each: PlanTask, people: dict[int, str], teams: dict[int, str]) -> str:
    days = "" if each.days is None else str(each.days)
    owner = people.get(each.agent_id or 0) or teams.get(each.team_id or 0) or ""
    return f" {_SIGN} ".join([each.title, days, owner]).rstrip(f" {_SIGN}")


def _task(line: str, people: dict[str, int], teams: dict[str, int]) -> PlanTask:
    title, days, owner = ([part.strip() for part in line.split(_SIGN)] + ["", "", ""])[:3]
    if not title or (days and not (days.isascii() and days.isdecimal() and int(days[:6]) <= MOST_DAYS)):
        raise ValidationError(f"{gettext(PLAN_LINE_WRONG)} «{line[:60]}»")
    key = folded(owner)
    if owner and key not in people and key not in teams:
        raise ValidationError(gettext("Nobody is called this: %(name)s") % {"name": owner[:60]})
    return PlanTask(
        title,
        int(days) if days else None,
        people.get(key) if owner else None,
        teams.get(key) if owner and key not in people else None,
    )
