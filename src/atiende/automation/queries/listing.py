"""Rules and their runs, for who writes rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from django.db.models import Count, Max, QuerySet

from atiende.automation.models import Rule, RuleRun, RuleVersion
from atiende.automation.queries.active import all_rules_on
from atiende.automation.rules.definition import Definition, from_data
from atiende.automation.rules.loops import Named, loops_among
from atiende.kernel.actors import Actor
from atiende.kernel.ids import first_id_at
from atiende.kernel.refusals import NotFound

__all__ = [
    "PAGE",
    "Rule",
    "RuleRun",
    "counts_of_day",
    "definition_of",
    "get_rule",
    "get_run",
    "list_rules",
    "loops_with",
    "newest_versions",
    "runs_of",
    "versions_of",
]
PAGE: Final = 50


def list_rules(actor: Actor) -> list[Rule]:
    """In their order, each with `.newest`, the number of its newest version. Raises NotPermitted."""
    actor.require("rules.manage")
    return list(Rule.objects.annotate(newest=Max("versions__number")).order_by("position", "pk"))


def newest_versions(actor: Actor) -> dict[int, RuleVersion]:
    """By rule. Raises NotPermitted."""
    actor.require("rules.manage")
    rows = RuleVersion.objects.order_by("rule_id", "-number").distinct("rule_id")
    return {row.rule_id: row for row in rows}


def get_rule(actor: Actor, rule_id: int) -> Rule:
    """Raises NotPermitted and NotFound."""
    actor.require("rules.manage")
    found = Rule.objects.filter(pk=rule_id).first()
    if found is None:
        raise NotFound
    return found


def versions_of(actor: Actor, rule_id: int) -> list[RuleVersion]:
    """The newest first. Raises NotPermitted."""
    actor.require("rules.manage")
    return list(RuleVersion.objects.filter(rule_id=rule_id).order_by("-number")[:100])


def runs_of(actor: Actor, rule_id: int, *, outcome: str = "", before: int | None = None) -> list[RuleRun]:
    """The newest first, a page of 50. Raises NotPermitted."""
    actor.require("rules.manage")
    rows = RuleRun.objects.filter(rule_id=rule_id).select_related("ticket").order_by("-pk")
    if outcome:
        rows = rows.filter(
            outcome__in=("refused", "failed", "stopped") if outcome == "failed" else (outcome,)
        )
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows[:PAGE])


def get_run(actor: Actor, run_id: int) -> RuleRun:
    """Raises NotPermitted and NotFound."""
    actor.require("rules.manage")
    found = RuleRun.objects.filter(pk=run_id).select_related("rule", "ticket").first()
    if found is None:
        raise NotFound
    return found


def counts_of_day(actor: Actor, at: dt.datetime) -> Mapping[int, dict[str, int]]:
    """By rule: how often in the last 24 hours with which outcome. Raises NotPermitted."""
    actor.require("rules.manage")
    rows: QuerySet[RuleRun] = RuleRun.objects.filter(pk__gte=first_id_at(at - dt.timedelta(days=1)))
    found: dict[int, dict[str, int]] = {}
    for rule_id, outcome, count in rows.values_list("rule_id", "outcome").annotate(Count("pk")):
        found.setdefault(rule_id, {})[outcome] = count
    return found


def definition_of(version: RuleVersion) -> Definition:
    """What a version says."""
    return from_data(version.definition)


def loops_with(rule: Rule, definition: Definition) -> list[tuple[str, ...]]:
    """Which rules that are on, and this one, would start one another without end."""
    others = [Named(each.name, said) for each, said in all_rules_on() if each.pk != rule.pk]
    return [names for names in loops_among([*others, Named(rule.name, definition)]) if rule.name in names]
