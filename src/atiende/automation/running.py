"""One rule on one happening: whether it holds, whether it may, what it does, and what is written down of it."""

from __future__ import annotations

import datetime as dt
import logging
import time
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import gettext, override

from atiende.automation.doing import Doing, do
from atiende.automation.knowing import kept_facts
from atiende.automation.models import Rule, RuleRun
from atiende.automation.queries.directory import directory
from atiende.automation.rules.checking import references_gone
from atiende.automation.rules.definition import Condition, Deed, Definition
from atiende.automation.rules.happening import Happening
from atiende.automation.rules.loops import stop_reason
from atiende.automation.rules.matching import judge
from atiende.kernel.actors import Actor
from atiende.kernel.ids import first_id_at
from atiende.kernel.refusals import Refusal
from atiende.organisation.queries import organisation
from atiende.platform.audit import record
from atiende.tickets.actions.mention_rule import mention_rule

HOUR = dt.timedelta(hours=1)
_log = logging.getLogger(__name__)


def run_rule(
    rule: Rule, definition: Definition, known: dict[str, Any], happening: Happening, *, at: dt.datetime
) -> RuleRun:
    """The run, kept. What a deed refuses or breaks is its own; only a lost database passes."""
    began = time.monotonic()
    run = RuleRun(
        rule=rule,
        number=rule.active_number or 0,
        ticket_id=happening.ticket_id,
        event=happening.event,
        event_id=happening.event_id,
        correlation_id=happening.correlation_id,
        facts=kept_facts(known),
        at=at,
    )
    verdict = judge(definition, known)
    if verdict.holds:
        _act(run, definition, happening, at=at)
    else:
        run.outcome, run.why = "passed", {"code": verdict.why, **_told(verdict.condition)}
    run.took_ms = int((time.monotonic() - began) * 1000)
    run.save()
    return run


def actor_of(rule: Rule) -> Actor:
    """The rule by its name, as the timeline and the audit keep it, in the company's language."""
    company = organisation()
    with override(company.language if company else None):
        label = gettext("Rule “%(name)s”") % {"name": rule.name}
    return Actor(id=0, label=label, is_system=True)


def _act(run: RuleRun, definition: Definition, happening: Happening, *, at: dt.datetime) -> None:
    rule = run.rule
    if gone := references_gone(definition, directory()):
        names = [each.key for each in gone]
        pause(rule, "gone", {"kinds": [each.kind for each in gone], "keys": names}, at=at)
        run.outcome, run.why = "refused", {"code": "gone", "keys": names}
        return
    counts = _counts(run, at=at)
    run.depth = counts["in_chain"] + 1
    if reason := stop_reason(**counts):
        run.outcome, run.why = "stopped", {"code": reason}
        if reason != "hour":
            pause(rule, "loop", {"ticket_id": run.ticket_id}, at=at)
        return
    run.outcome = "acted"
    run.save()
    by = actor_of(rule)
    doing = Doing(run.ticket_id, rule.pk, rule.name, run.pk, happening.is_automatic, by, at)
    run.deeds = [_done(deed, doing) for deed in definition.deeds]
    outcomes = {deed["outcome"] for deed in run.deeds}
    if "done" in outcomes:
        mention_rule(ticket_id=run.ticket_id, rule_id=rule.pk, run_id=run.pk, by=by, at=at)
    elif outcomes:
        run.outcome = "failed" if "failed" in outcomes else "refused"
    record(
        by=by,
        verb="automation.rule_ran",
        target_kind="ticket",
        target_id=run.ticket_id,
        at=at,
        details={"rule_id": rule.pk, "run_id": run.pk},
    )


def pause(rule: Rule, why: str, details: dict[str, Any], *, at: dt.datetime) -> None:
    """A rule that cannot go on stops by itself, is named on the page of rules and on the page of health."""
    if rule.pause:
        return
    Rule.objects.filter(pk=rule.pk).update(pause=why, pause_details=details)
    rule.pause, rule.pause_details = why, details
    record(
        by=actor_of(rule),
        verb="automation.rule_paused",
        target_kind="rule",
        target_id=rule.pk,
        fields=["pause"],
        at=at,
        details={"why": why},
    )


def _counts(run: RuleRun, *, at: dt.datetime) -> dict[str, int]:
    acted = RuleRun.objects.filter(
        ticket_id=run.ticket_id, outcome="acted", pk__gte=first_id_at(at - HOUR)
    ).values_list("rule_id", "correlation_id")
    found = list(acted[:200])
    chain = [rule_id for rule_id, correlation_id in found if correlation_id == run.correlation_id]
    return {"same_rule": chain.count(run.rule_id), "in_chain": len(chain), "in_hour": len(found)}


def _done(deed: Deed, doing: Doing) -> dict[str, str]:
    told = {"kind": deed.kind, "value": deed.value}
    try:
        with transaction.atomic():
            do(deed, doing)
    except Refusal as refusal:
        return {**told, "outcome": "refused", "code": refusal.code}
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        _log.warning(
            "rule %s could not %s in case %s", doing.rule_id, deed.kind, doing.ticket_id, exc_info=error
        )
        return {**told, "outcome": "failed", "code": type(error).__name__}
    return {**told, "outcome": "done"}


def _told(condition: Condition | None) -> dict[str, str]:
    return {"fact": condition.fact, "test": condition.test} if condition else {}
