"""Policies, for the file of the set-up: what they refer to is called by names that mean the same elsewhere.

A policy for single customers stays here: customers are no set-up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.text import folded
from atiende.organisation.queries import agents_visible_to, brands_visible_to, teams_visible_to
from atiende.platform.set_up_file import Change, Outcome, rows, taken
from atiende.service_levels.actions.save_policy import save_policy
from atiende.service_levels.errors import RefersToNothing
from atiende.service_levels.models import Policy
from atiende.service_levels.queries.listing import definition_of, list_policies
from atiende.service_levels.rules.policy import Definition, Escalation, from_data, to_data
from atiende.tickets.queries import reason_tree

Keys = Mapping[str, Mapping[str, str]]
_OF_DEEDS = {"tell_person": "agent", "assign": "agent", "tell_team": "team", "team": "team"}


def export(by: Actor) -> dict[str, Any]:
    """The newest version of each, in their order. Raises NotPermitted."""
    stable = _stable_by_key()
    told = [(policy, definition_of(version)) for policy, version in list_policies(by)]
    return {
        "service_levels": [
            {"name": policy.name, "says": to_data(_translated(definition, stable))}
            for policy, definition in told
            if "customer" not in definition.conditions
        ]
    }


def take(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    """By their names. They come switched off, or as a version beside the one that works."""
    keys = {kind: {name: key for key, name in names.items()} for kind, names in _stable_by_key().items()}

    def one(row: Any) -> Outcome:
        name = str(row["name"])
        definition = _translated(from_data(row["says"]), keys)
        found = Policy.objects.filter(folded_name=folded(name)).first()
        before = found.versions.count() if found else 0
        policy = save_policy(
            policy_id=found.pk if found else None, name=name, definition=definition, by=by, at=at
        )
        if found is None:
            return "added"
        return "changed" if policy.versions.count() > before or policy.name != found.name else "same"

    return [taken("service_level", row, one) for row in rows(data, "service_levels")]


def _stable_by_key() -> Keys:
    tree = reason_tree()
    found = {
        "brand": brands_visible_to(SYSTEM).values_list("pk", "slug"),
        "team": teams_visible_to(SYSTEM).values_list("pk", "name"),
        "agent": agents_visible_to(SYSTEM).values_list("pk", "user__email"),
        "category": [(pk, tree.path_name(pk, "es")) for pk in tree.reasons],
    }
    return {kind: {str(pk): name for pk, name in names} for kind, names in found.items()}


def _translated(definition: Definition, names: Keys) -> Definition:
    """Raises RefersToNothing."""

    def of(kind: str, value: str) -> str:
        if kind not in names or not value:
            return value
        if value not in names[kind]:
            raise RefersToNothing(names=value)
        return names[kind][value]

    def deed(each: Escalation) -> Escalation:
        return replace(each, value=of(_OF_DEEDS.get(each.deed, ""), each.value))

    return replace(
        definition,
        conditions={
            fact: tuple(of(fact, value) for value in values) for fact, values in definition.conditions.items()
        },
        escalations=tuple(map(deed, definition.escalations)),
    )
