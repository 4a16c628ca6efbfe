"""Policies, for the file of the set-up: what they refer to is called by names that mean the same elsewhere.

A policy for single customers stays here: customers are no set-up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.text import folded
from atiende.organisation.queries import calendars_visible_to, set_up_names
from atiende.platform.set_up_file import Change, Names, Outcome, taken_each
from atiende.service_levels.actions.save_policy import save_policy
from atiende.service_levels.models import Policy
from atiende.service_levels.queries.listing import definition_of, list_policies
from atiende.service_levels.rules.policy import ALWAYS, Definition, Escalation, from_data, to_data
from atiende.tickets.queries import reason_tree

PARTS: Final = {"policies": ("name", "says")}
_OF_DEEDS: Final = {"tell_person": "agent", "assign": "agent", "tell_team": "team", "team": "team"}


def export(by: Actor) -> dict[str, Any]:
    """The newest version of each, in their order. Raises NotPermitted."""
    names = _names()
    told = [(policy, definition_of(version)) for policy, version in list_policies(by)]
    return {
        "policies": [
            {"name": policy.name, "says": to_data(_translated(definition, names, names.told))}
            for policy, definition in told
            if "customer" not in definition.conditions
        ]
    }


def take(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    """By their names. They come switched off, or as a version beside the one that works."""
    names = _names()

    def one(row: Any) -> Outcome:
        name = str(row["name"])
        definition = _translated(from_data(row["says"]), names, names.meant)
        found = Policy.objects.filter(folded_name=folded(name)).first()
        before = found.versions.count() if found else 0
        policy = save_policy(
            policy_id=found.pk if found else None, name=name, definition=definition, by=by, at=at
        )
        if found is None:
            return "added"
        return "changed" if policy.versions.count() > before or policy.name != found.name else "same"

    return taken_each(data, "policies", "service_policy", one)


def _names() -> Names:
    tree = reason_tree()
    calendars = {str(pk): name for pk, name in calendars_visible_to(SYSTEM).values_list("pk", "name")}
    categories = {str(pk): tree.path_name(pk, "es") for pk in tree.reasons}
    return set_up_names().and_also(category=categories, calendar=calendars)


def _translated(definition: Definition, names: Names, named: Callable[[str, object], str]) -> Definition:
    """Raises NamesNothing."""

    def of(kind: str, value: str) -> str:
        return named(kind, value) if value and kind in names.by_kind else value

    def deed(each: Escalation) -> Escalation:
        return replace(each, value=of(_OF_DEEDS.get(each.deed, ""), each.value))

    return replace(
        definition,
        conditions={
            fact: tuple(of(fact, value) for value in values) for fact, values in definition.conditions.items()
        },
        calendar=of("" if definition.calendar == ALWAYS else "calendar", definition.calendar),
        escalations=tuple(map(deed, definition.escalations)),
    )
