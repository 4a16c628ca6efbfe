"""A rule looks at what happens in a case, acts by the same actions as people, and writes down what it did and why."""

from __future__ import annotations

import pytest

from atiende.automation.models import Rule, RuleRun
from atiende.automation.rules.definition import Condition, Deed
from atiende.kernel.actors import SYSTEM
from atiende.organisation.actions.choose_calendar import choose_calendar
from atiende.organisation.actions.create_calendar import create_calendar
from atiende.organisation.rules.calendar import CalendarFields
from atiende.organisation.rules.hours import week_of
from atiende.platform.models import AuditEntry
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.change_priority import change_priority
from atiende.tickets.models import Ticket, TimelineEntry
from atiende.tickets.queries.tags import tags_of
from tests.automation.conftest import AT, deliver, later

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_case_that_fits_gets_its_tag_and_its_team(rule, opened, house) -> None:
    rule(
        "opened",
        Deed("tag", "devolución"),
        Deed("team", str(house.billing.pk)),
        every=(Condition("words", "contains", ("reembolso", "DEVOLUCION")),),
    )
    fits = opened("Quiero la devolución de mi dinero.")
    other = opened("No llega mi pedido.")
    deliver()
    assert tags_of([fits.ticket_id, other.ticket_id]) == {fits.ticket_id: ["devolución"], other.ticket_id: []}
    assert Ticket.objects.get(pk=fits.ticket_id).team_id == house.billing.pk
    acted, passed = (RuleRun.objects.get(ticket_id=pk) for pk in (fits.ticket_id, other.ticket_id))
    assert (acted.outcome, [deed["outcome"] for deed in acted.deeds]) == ("acted", ["done", "done"])
    assert (passed.outcome, passed.why) == (
        "passed",
        {"code": "every", "fact": "words", "test": "contains"},
    )
    assert acted.facts["team"] == str(house.help_desk.pk)
    assert "text" not in acted.facts


def test_it_is_told_on_the_timeline_and_in_the_audit_by_its_name(rule, opened) -> None:
    made = rule("opened", Deed("priority", "4"))
    case = opened()
    deliver()
    run = RuleRun.objects.get()
    entry = TimelineEntry.objects.get(ticket_id=case.ticket_id, kind="rule_ran")
    assert entry.data == {"rule_id": made.pk, "run_id": run.pk}
    changed = TimelineEntry.objects.get(ticket_id=case.ticket_id, kind="priority_changed")
    assert "Devoluciones" in changed.actor_label
    assert AuditEntry.objects.filter(verb="automation.rule_ran", target_id=str(case.ticket_id)).exists()


def test_it_decides_by_the_facts_of_the_event_not_by_what_came_later(rule, opened, house) -> None:
    rule("opened", Deed("tag", "a tiempo"), every=(Condition("assignee", "empty"),))
    rule(
        "opened",
        Deed("tag", "tarde"),
        name="Tarde",
        every=(Condition("priority", "is", ("4",)),),
    )
    case = opened()
    assign_ticket(ticket_id=case.ticket_id, agent_id=house.owner.id, by=house.supervisor, at=later(1))
    change_priority(ticket_id=case.ticket_id, priority=4, by=house.supervisor, at=later(2))
    deliver()
    assert tags_of([case.ticket_id])[case.ticket_id] == ["a tiempo"]


def test_a_changed_field_is_not_guessed(rule, opened, house) -> None:
    from atiende.tickets.actions.change_subject import change_subject

    rule("opened", Deed("tag", "x"), every=(Condition("subject", "contains", ("pedido",)),))
    case = opened()
    change_subject(ticket_id=case.ticket_id, subject="Otro pedido", by=house.owner, at=later(1))
    deliver()
    run = RuleRun.objects.get()
    assert (run.outcome, run.why["code"], run.why["fact"]) == ("passed", "unknown", "subject")


def test_a_refused_deed_leaves_the_others_and_the_lane(rule, opened, received, house, set_status) -> None:
    rule("wrote", Deed("snooze", "4"), Deed("tag", "escribe"))
    case = opened()
    deliver()
    received(case.ticket_id)
    set_status(case.ticket_id, "resolved")
    deliver()
    run = RuleRun.objects.get()
    assert [deed["outcome"] for deed in run.deeds] == ["refused", "done"]
    assert run.deeds[0]["code"] == "tickets.nothing_to_snooze"


def test_one_rule_that_breaks_leaves_the_next(rule, opened, monkeypatch) -> None:
    from atiende.automation import doing

    def broken(deed, doing) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(doing._ACTS, "note", broken)
    rule("opened", Deed("note", text="hola"))
    rule("opened", Deed("tag", "sigue"), name="Segunda")
    case = opened()
    deliver()
    outcomes = dict(RuleRun.objects.values_list("rule__name", "outcome"))
    assert outcomes == {"Devoluciones": "failed", "Segunda": "acted"}
    assert tags_of([case.ticket_id])[case.ticket_id] == ["sigue"]


def test_order_and_stop(rule, opened) -> None:
    rule("opened", Deed("tag", "primera"), Deed("stop"))
    rule("opened", Deed("tag", "segunda"), name="Segunda")
    case = opened()
    deliver()
    assert tags_of([case.ticket_id])[case.ticket_id] == ["primera"]


def test_off_and_paused_rules_do_nothing(rule, opened) -> None:
    rule("opened", Deed("tag", "no"), is_on=False)
    paused = rule("opened", Deed("tag", "tampoco"), name="Parada")
    Rule.objects.filter(pk=paused.pk).update(pause="gone")
    opened()
    deliver()
    assert not RuleRun.objects.exists()


def test_a_rule_answers_within_the_caps_and_never_a_machine(rule, opened, words) -> None:
    from atiende.tickets.models import Message

    rule("opened", Deed("answer", text="Lo hemos recibido."))
    for _ in range(5):
        opened()
    opened(message=words("Estoy de vacaciones", is_automatic=True, address="robot@correo.example"))
    deliver()
    sent = Message.objects.filter(kind="outgoing", is_automatic=True)
    assert sent.count() == 3
    assert set(sent.values_list("author_label", flat=True)) == {"Atiende"}
    assert RuleRun.objects.filter(outcome="refused").count() == 3


def test_a_rule_asks_the_calendar_of_the_case(rule, opened, house) -> None:
    """The company works for a minute of the week, the team of the case always: at any moment it is working time."""
    minute = week_of(["", "", "", "", "", "", "23:59-24"])
    create_calendar(fields=CalendarFields("Un minuto", "UTC", minute), by=SYSTEM, at=AT)
    always = CalendarFields("Siempre", "UTC", week_of(["0-24"] * 7))
    of_team = create_calendar(fields=always, by=SYSTEM, at=AT)
    choose_calendar(scope="team", scope_id=house.help_desk.pk, calendar_id=of_team.pk, by=SYSTEM, at=AT)
    rule("opened", Deed("tag", "fuera"), every=(Condition("working_time", "no"),))
    rule("opened", Deed("tag", "dentro"), name="Dentro", every=(Condition("working_time", "yes"),))
    case = opened()
    deliver()
    assert tags_of([case.ticket_id])[case.ticket_id] == ["dentro"]
