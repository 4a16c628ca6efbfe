"""Rules in every condition and what they did; contact reasons with questions; statuses of the company's own."""

from __future__ import annotations

import datetime as dt
from typing import Any

from atiende.automation.actions.run_rules import run_rules
from atiende.automation.actions.save_rule import save_rule
from atiende.automation.actions.switch_rule_on import switch_rule_on
from atiende.automation.models import RuleRun
from atiende.automation.rules.definition import Condition, Deed, Definition, Hours, Trigger
from atiende.automation.rules.happening import Happening
from atiende.automation.rules.vocabulary import (
    DEEDS,
    FACTS,
    FIELD,
    TESTS,
    TIME_TRIGGERS,
    TRIGGERS,
    WITH_ONE_VALUE,
    WITHOUT_VALUE,
)
from atiende.identity.rules.grants import ALL_GRANTS
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.clock import utc_now
from atiende.tickets.actions.add_contact_reason import add_contact_reason
from atiende.tickets.actions.add_status import add_status
from atiende.tickets.actions.archive_contact_reason import archive_contact_reason
from atiende.tickets.actions.change_contact_reason import change_contact_reason
from atiende.tickets.actions.choose_status_fields import choose_status_fields
from atiende.tickets.actions.classify_ticket import classify_ticket
from atiende.tickets.actions.retire_status import retire_status
from atiende.tickets.rules.contact_reasons import ReasonFields
from atiende.tickets.rules.status_labels import StatusLabels
from atiende.tickets.rules.statuses import Category


def fill(administrator: Any, rows: dict[str, Any]) -> dict[str, Any]:
    """Answers with rules, what they did, reasons and statuses."""
    by, now = Actor(id=administrator.pk, label=administrator.name, grants=ALL_GRANTS), utc_now()
    case = rows["case"].pk
    reasons = _reasons(rows, by, now)
    change_contact_reason(ticket_id=case, reason_id=reasons[1].pk, by=by, at=now)
    classify_ticket(ticket_id=case, interaction="problem", phase="after", by=by, at=now)
    statuses = [
        add_status(category=each, labels=_labels(f"Xyz {place}"), by=by, at=now)
        for place, each in enumerate(Category)
    ]
    choose_status_fields(status_id=statuses[0].pk, keys={"xyz_text"}, by=by, at=now)
    retire_status(status_id=statuses[1].pk, by=by, at=now)
    rules = _rules(rows, by, now)
    happening = Happening(triggers=("wrote",), event="tickets.message_received.v1", ticket_id=case, at=now)
    run_rules(happening=happening, by=SYSTEM, at=now)
    return {"reasons": reasons, "statuses": statuses, "rules": rules, "runs": list(RuleRun.objects.all())}


def examples(rows: dict[str, Any]) -> dict[str, list[tuple[object, ...]]]:
    """For each address with parameters that shows a page: whose pages to open."""
    rules = [(each.pk,) for each in rows["rules"]]
    return {
        "console:rule": rules,
        "console:rule_edit": rules,
        "console:rule_sentence": rules,
        "console:rule_run": [(each.pk,) for each in rows["runs"]],
        "console:contact_reason": [(each.pk,) for each in rows["reasons"]],
        "console:status": [(each.pk,) for each in rows["statuses"]],
    }


def _reasons(rows: dict[str, Any], by: Actor, now: dt.datetime) -> list[Any]:
    """One below the other, and one archived."""
    above = add_contact_reason(fields=ReasonFields(name_es="Xyz", name_en="Xyz"), by=by, at=now)
    below = ReasonFields(
        name_es="Xyz", parent_id=above.pk, brand_ids=frozenset({rows["case"].brand_id}),
        team_id=rows["teams"][0].pk, priority=3,
    )  # fmt: skip
    gone = add_contact_reason(fields=ReasonFields(name_es="Ñandú"), by=by, at=now)
    archive_contact_reason(reason_id=gone.pk, by=by, at=now)
    return [above, add_contact_reason(fields=below, by=by, at=now), gone]


def _labels(name: str) -> StatusLabels:
    return StatusLabels(for_agents=name, for_customers=name)


def _rules(rows: dict[str, Any], by: Actor, now: dt.datetime) -> list[Any]:
    """Every word that a rule knows; one that acts, one that passes, one that is refused, and those that are off."""
    sayings = {
        "Xyz": Definition(Trigger("wrote"), deeds=(Deed("tag", "Xyz"), Deed("note", text="Xyz."))),
        "Xyz pasa": Definition(
            Trigger("wrote"), every=(Condition("tags", "contains", ("nada",)),), deeds=(Deed("stop"),)
        ),
        "Xyz no puede": Definition(Trigger("wrote"), deeds=(Deed("webhook", "Xyz"),)),
    }
    sayings |= {f"Xyz {kind}": _speaking_of(kind, rows) for kind in TRIGGERS}
    made = [save_rule(name=name, definition=said, by=by, at=now) for name, said in sayings.items()]
    for rule in made[:3]:
        switch_rule_on(rule_id=rule.pk, by=by, at=now)
    return made


def _speaking_of(kind: str, rows: dict[str, Any]) -> Definition:
    """A rule of this trigger; the first has every condition there is, the second everything that can be done."""
    trigger = Trigger(kind, 2, "days") if kind in TIME_TRIGGERS else Trigger(kind)
    place = TRIGGERS.index(kind)
    facts = [*FACTS, f"{FIELD}xyz_text"]
    conditions = [_condition(fact, place, rows) for fact in facts[place :: len(TRIGGERS)]]
    deeds = [_deed(name, rows) for name in [*DEEDS][place :: len(TRIGGERS)]] or [Deed("tag", "Xyz")]
    hours = Hours("outside" if place % 2 else "inside")
    return Definition(trigger, tuple(conditions), (), tuple(conditions[:1]), tuple(deeds), hours)


def _condition(fact: str, place: int, rows: dict[str, Any]) -> Condition:
    tests = TESTS[FACTS[fact].kind if fact in FACTS else "any"]
    test = tests[place % len(tests)]
    if test in WITHOUT_VALUE:
        return Condition(fact, test)
    among = FACTS[fact].among if fact in FACTS else ""
    value = _named(rows).get(among, "2")
    return Condition(fact, test, (value,) if test in WITH_ONE_VALUE else (value, value))


def _deed(name: str, rows: dict[str, Any]) -> Deed:
    kind = DEEDS[name]
    value = _named(rows)[kind.among] if kind.among else ""
    return Deed(name, value, "Xyz" if kind.has_text else "")


def _named(rows: dict[str, Any]) -> dict[str, str]:
    """By what a rule can speak of: something that is there."""
    return {
        "brand": str(rows["case"].brand_id),
        "team": str(rows["teams"][0].pk),
        "agent": str(rows["people"][0].pk),
        "channel": "mail",
        "status": "open",
        "category": "open",
        "priority": "3",
        "language": "es",
        "field": "xyz_text",
        "number": "3",
        "words": "Xyz",
    }
