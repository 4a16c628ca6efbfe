"""A rule on time takes each case once, from when it was switched on; one that refers to what is gone stops, by name."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.automation import personal_data
from atiende.automation.actions.pause_broken_rules import pause_broken_rules
from atiende.automation.actions.run_due_rules import run_due_rules
from atiende.automation.alarms import examine_rules
from atiende.automation.models import Rule, RuleRun
from atiende.automation.rules.definition import Condition, Deed, Hours, Trigger
from atiende.kernel.actors import SYSTEM
from atiende.tickets.models import Ticket
from atiende.tickets.queries.tags import tags_of
from tests.automation.conftest import AT, later

pytestmark = pytest.mark.django_db
FOUR = Trigger("unanswered", 4, "hours")


def test_who_waits_four_hours_comes_up_once(rule, opened, received) -> None:
    old = opened(at=AT - dt.timedelta(days=2))
    rule(FOUR, Deed("tag", "espera"))
    case = opened(at=later(10))
    assert run_due_rules(by=SYSTEM, at=later(10 + 239)) == 0
    assert run_due_rules(by=SYSTEM, at=later(10 + 241)) == 1
    assert run_due_rules(by=SYSTEM, at=later(10 + 300)) == 0
    assert tags_of([case.ticket_id, old.ticket_id]) == {case.ticket_id: ["espera"], old.ticket_id: []}


def test_outside_of_its_hours_it_waits(rule, opened) -> None:
    rule(FOUR, Deed("tag", "espera"), hours=Hours("inside", (0,), 540, 1080))
    opened(at=AT)
    sunday, monday = AT + dt.timedelta(hours=6), AT + dt.timedelta(hours=24)
    assert run_due_rules(by=SYSTEM, at=sunday) == 0
    assert run_due_rules(by=SYSTEM, at=monday) == 1


def test_the_time_in_a_status(rule, opened) -> None:
    rule(
        Trigger("in_status", 1, "days"), Deed("priority", "4"), every=(Condition("category", "is", ("new",)),)
    )
    case = opened(at=later(1))
    assert run_due_rules(by=SYSTEM, at=later(1 + 24 * 60)) == 1
    assert Ticket.objects.get(pk=case.ticket_id).priority == 4


def test_what_refers_to_something_gone_stops_and_is_named(rule, house) -> None:
    from atiende.organisation.actions.archive_team import archive_team

    rule("opened", Deed("team", str(house.billing.pk)), name="A Facturas")
    assert pause_broken_rules(by=SYSTEM, at=AT) == 0
    archive_team(team_id=house.billing.pk, by=house.administrator, at=AT)
    assert pause_broken_rules(by=SYSTEM, at=AT) == 1
    assert Rule.objects.get().pause == "gone"
    (check,) = examine_rules()
    assert (check.state, "A Facturas" in check.says) == ("warning", True)


def test_what_it_knew_of_a_person_comes_out_and_goes(rule, opened) -> None:
    rule(FOUR, Deed("tag", "espera"))
    case = opened(at=later(1), subject="Mi pedido secreto")
    run_due_rules(by=SYSTEM, at=later(300))
    ids = [Ticket.objects.get(pk=case.ticket_id).customer_id]
    (told,) = personal_data.export_customer(ids).records["rule_runs"]
    assert told["facts"]["subject"] == "Mi pedido secreto"
    personal_data.erase_customer(ids, at=AT, by=SYSTEM)
    assert "secreto" not in str(RuleRun.objects.get().facts)
