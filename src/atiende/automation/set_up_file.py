"""Rules, for the file of the set-up: what they refer to is called by names that mean the same elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from atiende.automation.actions.save_rule import save_rule
from atiende.automation.errors import RefersToNothing
from atiende.automation.models import Rule, RuleVersion
from atiende.automation.rules.definition import Condition, Definition, from_data, to_data
from atiende.automation.rules.vocabulary import DEEDS, fact_of
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.text import folded
from atiende.organisation.queries import agents_visible_to, brands_visible_to, teams_visible_to
from atiende.platform.set_up_file import Change, Outcome, rows, taken

Keys = Mapping[str, Mapping[str, str]]


def export(by: Actor) -> dict[str, Any]:
    """The newest version of each, in their order. Raises NotPermitted."""
    by.require("rules.manage")
    stable = _stable_by_key()
    newest = RuleVersion.objects.order_by("rule_id", "-number").distinct("rule_id").select_related("rule")
    in_order = sorted(newest, key=lambda version: (version.rule.position, version.rule_id))
    return {
        "rules": [
            {"name": each.rule.name, "says": to_data(_translated(from_data(each.definition), stable))}
            for each in in_order
        ]
    }


def take(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    """By their names. They come switched off, or as a draft beside the version that works."""
    keys = {kind: {name: key for key, name in names.items()} for kind, names in _stable_by_key().items()}

    def one(row: Any) -> Outcome:
        name = str(row["name"])
        definition = _translated(from_data(row["says"]), keys)
        found = Rule.objects.filter(folded_name=folded(name)).first()
        before = found.versions.count() if found else 0
        rule = save_rule(rule_id=found.pk if found else None, name=name, definition=definition, by=by, at=at)
        if found is None:
            return "added"
        return "changed" if rule.versions.count() > before or rule.name != found.name else "same"

    return [taken("rule", row, one) for row in rows(data, "rules")]


def _stable_by_key() -> Keys:
    """Brands by their short name, teams by name, people by address; statuses and fields have keys already."""
    brands = brands_visible_to(SYSTEM).values_list("pk", "slug")
    teams = teams_visible_to(SYSTEM).values_list("pk", "name")
    agents = agents_visible_to(SYSTEM).values_list("pk", "user__email")
    return {
        kind: {str(pk): name for pk, name in found}
        for kind, found in (("brand", brands), ("team", teams), ("agent", agents))
    }


def _translated(definition: Definition, names: Keys) -> Definition:
    """Raises RefersToNothing."""

    def of(kind: str, value: str) -> str:
        if kind not in names:
            return value
        if value not in names[kind]:
            raise RefersToNothing(names=value)
        return names[kind][value]

    def condition(each: Condition) -> Condition:
        fact = fact_of(each.fact)
        return replace(each, values=tuple(of(fact.among if fact else "", value) for value in each.values))

    return replace(
        definition,
        every=tuple(map(condition, definition.every)),
        some=tuple(map(condition, definition.some)),
        never=tuple(map(condition, definition.never)),
        deeds=tuple(
            replace(each, value=of(DEEDS[each.kind].among if each.kind in DEEDS else "", each.value))
            for each in definition.deeds
        ),
    )
