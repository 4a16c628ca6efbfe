"""Rules, for the file of the set-up: what they refer to is called by names that mean the same elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from atiende.automation.actions.save_rule import save_rule
from atiende.automation.models import Rule, RuleVersion
from atiende.automation.queries.directory import directory
from atiende.automation.rules.checking import references_gone
from atiende.automation.rules.definition import Condition, Definition, from_data, to_data
from atiende.automation.rules.vocabulary import DEEDS, fact_of
from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.organisation.queries import set_up_names
from atiende.platform.set_up_file import Change, Names, NamesNothing, Outcome, taken_each

PARTS: Final = {"rules": ("name", "says")}
_Named = Callable[[str, str], str]


def export(by: Actor) -> dict[str, Any]:
    """The newest version of each, in their order. Raises NotPermitted."""
    by.require("rules.manage")
    names = set_up_names()
    newest = RuleVersion.objects.order_by("rule_id", "-number").distinct("rule_id").select_related("rule")
    in_order = sorted(newest, key=lambda version: (version.rule.position, version.rule_id))
    return {
        "rules": [
            {
                "name": each.rule.name,
                "says": to_data(_translated(from_data(each.definition), _known(names, names.told))),
            }
            for each in in_order
        ]
    }


def take(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    """By their names. They come switched off, or as a draft beside the version that works."""
    names, here = set_up_names(), directory()

    def one(row: Any) -> Outcome:
        name = str(row["name"])
        definition = _translated(from_data(row["says"]), _known(names, names.meant))
        if gone := references_gone(definition, here):
            raise NamesNothing(names=gone[0].key[:120])
        found = Rule.objects.filter(folded_name=folded(name)).first()
        before = found.versions.count() if found else 0
        rule = save_rule(rule_id=found.pk if found else None, name=name, definition=definition, by=by, at=at)
        if found is None:
            return "added"
        return "changed" if rule.versions.count() > before or rule.name != found.name else "same"

    return taken_each(data, "rules", "rule", one)


def _known(names: Names, named: Callable[[str, object], str]) -> _Named:
    """Brands, teams and people by name; statuses and fields have keys that mean the same everywhere."""
    return lambda kind, value: named(kind, value) if kind in names.by_kind else value


def _translated(definition: Definition, of: _Named) -> Definition:
    """Raises NamesNothing."""

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
