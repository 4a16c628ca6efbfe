"""Keep what a rule says: a new rule, or a new version of one. What works goes on until it is switched."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction
from django.db.models import Max

from atiende.automation.errors import NAME_MISSING, NAME_TAKEN, PROBLEMS, TOO_MANY_RULES
from atiende.automation.models import Rule, RuleVersion
from atiende.automation.rules.checking import problem_of
from atiende.automation.rules.definition import Definition, to_data
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput, NotFound
from atiende.kernel.text import folded, one_line
from atiende.platform.audit import record

MOST_RULES: Final = 200


def save_rule(
    *,
    rule_id: int | None = None,
    name: str,
    definition: Definition,
    version: int | None = None,
    by: Actor,
    at: dt.datetime,
) -> Rule:
    """The same words again make no version. `version`: what the writer had seen of it.

    Raises NotPermitted, NotFound, InvalidInput (name, definition) and Conflict.
    """
    by.require("rules.manage")
    line = one_line(name, limit=100)
    if problem := problem_of(definition):
        raise InvalidInput(fields={"definition": PROBLEMS[problem]})
    if not folded(line):
        raise InvalidInput(fields={"name": NAME_MISSING})
    with transaction.atomic():
        rule = _rule(rule_id, version)
        if Rule.objects.filter(folded_name=folded(line)).exclude(pk=rule.pk).exists():
            raise InvalidInput(fields={"name": NAME_TAKEN})
        fields = [] if rule.name == line else ["name"]
        rule.name, rule.folded_name = line, folded(line)
        is_new = rule.pk is None
        if is_new:
            rule.position, rule.created_at = _last_position() + 1, at
        else:
            rule.version += 1
        rule.save()
        number = _keep(rule, definition, by=by, at=at)
        if number or fields:
            record(
                by=by,
                verb="automation.rule_created" if is_new else "automation.rule_changed",
                target_kind="rule",
                target_id=rule.pk,
                fields=[*fields, *(["definition"] if number else [])],
                at=at,
                details={"number": number},
            )
        return rule


def _rule(rule_id: int | None, version: int | None) -> Rule:
    if rule_id is None:
        if Rule.objects.count() >= MOST_RULES:
            raise InvalidInput(fields={"name": TOO_MANY_RULES})
        return Rule()
    rule = Rule.objects.select_for_update().filter(pk=rule_id).first()
    if rule is None:
        raise NotFound
    if version is not None and rule.version != version:
        raise Conflict
    return rule


def _keep(rule: Rule, definition: Definition, *, by: Actor, at: dt.datetime) -> int:
    data = to_data(definition)
    newest = rule.versions.order_by("-number").first()
    if newest is not None and newest.definition == data:
        return 0
    number = newest.number + 1 if newest else 1
    RuleVersion.objects.create(
        rule=rule, number=number, definition=data, made_at=at, made_by_id=by.id, made_by_label=by.label[:150]
    )
    return number


def _last_position() -> int:
    return Rule.objects.aggregate(last=Max("position"))["last"] or 0
