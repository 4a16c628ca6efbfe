"""Rules that work, with what they say."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import F, QuerySet

from atiende.automation.models import Rule, RuleVersion
from atiende.automation.rules.definition import Definition, from_data


def rules_on(triggers: Collection[str]) -> list[tuple[Rule, Definition]]:
    """Those that begin with one of these, in their order; paused ones are left out."""
    return [
        (version.rule, from_data(version.definition))
        for version in _active(is_paused=False).filter(definition__trigger__kind__in=list(triggers))
    ]


def all_rules_on() -> list[tuple[Rule, Definition]]:
    """Paused ones too."""
    return [(version.rule, from_data(version.definition)) for version in _active(is_paused=None)]


def triggers_wanted() -> set[str]:
    """Kinds of what the rules that work begin with."""
    return {
        str(kind) for kind in _active(is_paused=False).values_list("definition__trigger__kind", flat=True)
    }


def _active(*, is_paused: bool | None) -> QuerySet[RuleVersion]:
    rows = RuleVersion.objects.filter(number=F("rule__active_number")).select_related("rule")
    if is_paused is not None:
        rows = rows.exclude(rule__pause="") if is_paused else rows.filter(rule__pause="")
    return rows.order_by("rule__position", "rule_id")
