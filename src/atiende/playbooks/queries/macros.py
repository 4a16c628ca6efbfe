"""Macros: those that are offered, and what one would do, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import NotFound
from atiende.kernel.text import clipped, folded
from atiende.organisation.queries import agents_visible_to, teams_visible_to
from atiende.playbooks.models import CannedReply, Macro
from atiende.playbooks.queries.placing import (
    OWN_GRANT,
    SHARED_GRANT,
    offered_in,
    offered_to,
    owned_for,
)
from atiende.playbooks.rules import steps as kinds
from atiende.playbooks.rules.steps import Step, in_order, step_of
from atiende.tickets.queries import labels_of_fields, list_custom_fields, list_statuses

OFFERED: Final = 100


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step in words. `is_gone`: what it refers to is no longer there, so the macro does nothing."""

    kind: str
    words: str
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class MacroShown:
    """A macro before it runs: its steps in the order in which they are taken."""

    id: int
    name: str
    is_own: bool
    version: int
    steps: tuple[StepShown, ...]

    @property
    def gone(self) -> tuple[str, ...]:
        return tuple(step.words for step in self.steps if step.is_gone)


def macros_offered(
    actor: Actor, *, brand_id: int | None = None, team_id: int | None = None, query: str = ""
) -> list[MacroShown]:
    """Those for a case of this brand and team, or (without a brand) for any, the most used first.

    The same few queries for one macro or for a hundred. Raises NotPermitted.
    """
    actor.require(OWN_GRANT)
    whose = offered_to(actor) if brand_id is None else offered_in(actor, brand_id=brand_id, team_id=team_id)
    rows = Macro.objects.filter(whose)
    for word in folded(query).split()[:4]:
        rows = rows.filter(sought__contains=word)
    return shown(rows.order_by("-uses", "name", "pk")[:OFFERED])


def names_of_macros(actor: Actor, query: str, *, size: int) -> list[tuple[int, str]]:
    """The ids and names of those that one may carry out and that answer to these words, in one query."""
    rows = Macro.objects.filter(offered_to(actor))
    for word in folded(query).split()[:4]:
        rows = rows.filter(sought__contains=word)
    return list(rows.order_by("-uses", "name", "pk").values_list("pk", "name")[:size])


def macro_for(actor: Actor, macro_id: int) -> Macro:
    """One that this person may carry out. Raises NotPermitted and NotFound."""
    actor.require(OWN_GRANT)
    found = Macro.objects.filter(offered_to(actor), pk=macro_id).first()
    if found is None:
        raise NotFound
    return found


def get_macro(actor: Actor, macro_id: int) -> Macro:
    """To change it. Raises NotFound and NotPermitted."""
    return owned_for(actor, Macro, macro_id, is_locked=False)


def shared_macros(actor: Actor) -> QuerySet[Macro]:
    """Everybody's, by name, for who looks after them. Raises NotPermitted."""
    actor.require(SHARED_GRANT)
    return Macro.objects.filter(owner=None).select_related("brand", "team").order_by("name", "pk")


def own_macros(actor: Actor) -> QuerySet[Macro]:
    """One's own, by name. Raises NotPermitted."""
    actor.require(OWN_GRANT)
    return Macro.objects.filter(owner_id=actor.id).select_related("brand", "team").order_by("name", "pk")


def shown(macros: Iterable[Macro]) -> list[MacroShown]:
    """In words, with what is gone marked; in five queries, however many they are."""
    found = list(macros)
    steps = {macro.pk: [step_of(row) for row in macro.steps] for macro in found}
    names = _Names.of([step for each in steps.values() for step in each])
    return [
        MacroShown(
            macro.pk,
            macro.name,
            macro.owner_id is not None,
            macro.version,
            tuple(names.told(step) for step in in_order(steps[macro.pk])),
        )
        for macro in found
    ]


@dataclass(frozen=True, slots=True)
class _Names:
    """What the steps refer to is called today."""

    canned: dict[int, str]
    teams: dict[int, str]
    agents: dict[int, str]
    statuses: dict[str, str]
    fields: dict[str, str]
    live_fields: frozenset[str]

    @classmethod
    def of(cls, steps: Iterable[Step]) -> _Names:
        wanted = list(steps)
        ids = {
            kind: [step.number for step in wanted if step.kind == kind and step.number]
            for kind in (kinds.CANNED, kinds.TEAM, kinds.ASSIGNEE)
        }
        replies = CannedReply.objects.filter(pk__in=ids[kinds.CANNED])
        teams = teams_visible_to(SYSTEM).filter(pk__in=ids[kinds.TEAM], archival=None)
        agents = agents_visible_to(SYSTEM).filter(pk__in=ids[kinds.ASSIGNEE], user__is_active=True)
        keys = {step.key for step in wanted if step.kind == kinds.FIELD}
        return cls(
            canned=dict(replies.values_list("pk", "name")),
            teams=dict(teams.values_list("pk", "name")),
            agents=dict(agents.values_list("pk", "user__name")),
            statuses={status.key: status.for_agents for status in list_statuses()},
            fields=labels_of_fields(keys) if keys else {},
            live_fields=frozenset(each.key for each in list_custom_fields()) if keys else frozenset(),
        )

    def told(self, step: Step) -> StepShown:
        say = _WORDS[step.kind]
        return say(self, step)

    def _canned(self, step: Step) -> StepShown:
        name = self.canned.get(step.number or 0)
        told = gettext("Put the reply “%(name)s” into the draft") % {"name": name or f"#{step.value}"}
        return StepShown(step.kind, told, name is None)

    def _reply(self, step: Step) -> StepShown:
        told = gettext("Put into the draft of the reply: “%(text)s”") % {"text": _brief(step.value)}
        return StepShown(step.kind, told)

    def _note(self, step: Step) -> StepShown:
        return StepShown(step.kind, gettext("Internal note: “%(text)s”") % {"text": _brief(step.value)})

    def _status(self, step: Step) -> StepShown:
        name = self.statuses.get(step.value)
        told = gettext("Status: %(name)s") % {"name": name or step.value}
        return StepShown(step.kind, told, name is None)

    def _priority(self, step: Step) -> StepShown:
        name = dict(priorities()).get(step.number or 0)
        told = gettext("Priority: %(name)s") % {"name": name or step.value}
        return StepShown(step.kind, told, name is None)

    def _team(self, step: Step) -> StepShown:
        if not step.value:
            return StepShown(step.kind, gettext("Team: none"))
        name = self.teams.get(step.number or 0)
        told = gettext("Team: %(name)s") % {"name": name or f"#{step.value}"}
        return StepShown(step.kind, told, name is None)

    def _assignee(self, step: Step) -> StepShown:
        if step.value == kinds.ME:
            return StepShown(step.kind, gettext("Assign it to whoever runs the macro"))
        if not step.value:
            return StepShown(step.kind, gettext("Assign it to nobody"))
        name = self.agents.get(step.number or 0)
        told = gettext("Assign it to %(name)s") % {"name": name or f"#{step.value}"}
        return StepShown(step.kind, told, name is None)

    def _tag(self, step: Step) -> StepShown:
        return StepShown(step.kind, gettext("Tag: %(name)s") % {"name": step.value})

    def _untag(self, step: Step) -> StepShown:
        return StepShown(step.kind, gettext("Take the tag off: %(name)s") % {"name": step.value})

    def _field(self, step: Step) -> StepShown:
        named = {"name": self.fields.get(step.key, step.key), "value": _brief(step.value) or "—"}
        return StepShown(step.kind, gettext("%(name)s: %(value)s") % named, step.key not in self.live_fields)

    def _snooze(self, step: Step) -> StepShown:
        days = step.number or 0
        told = ngettext("Put off for %(days)s day", "Put off for %(days)s days", days) % {"days": days}
        return StepShown(step.kind, told)


def priorities() -> list[tuple[int, str]]:
    """The four, by number, in the language of the request."""
    return [(1, gettext("Low")), (2, gettext("Normal")), (3, gettext("High")), (4, gettext("Urgent"))]


def _brief(text: str) -> str:
    return clipped(" ".join(text.split()), 120)


_WORDS: Final = {
    kinds.CANNED: _Names._canned,
    kinds.REPLY: _Names._reply,
    kinds.NOTE: _Names._note,
    kinds.STATUS: _Names._status,
    kinds.PRIORITY: _Names._priority,
    kinds.TEAM: _Names._team,
    kinds.ASSIGNEE: _Names._assignee,
    kinds.TAG: _Names._tag,
    kinds.UNTAG: _Names._untag,
    kinds.FIELD: _Names._field,
    kinds.SNOOZE: _Names._snooze,
}
