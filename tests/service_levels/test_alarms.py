"""Warnings and breaches: each once, at its time, however late the worker comes and however many there are."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import NotPermitted
from atiende.notifications.models import Notification
from atiende.platform.models.outbox import PendingDelivery
from atiende.service_levels.actions.act_on_alarms import act_on_alarms
from atiende.service_levels.models import Clock, ClockEntry
from atiende.service_levels.rules.kinds import ClockKind
from atiende.service_levels.rules.policy import Escalation
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.models import Message, Ticket
from tests.automation.conftest import deliver
from tests.service_levels.conftest import HOUR, SETTER, clock, later, minutes_after, was_answered, was_opened

FIRST = ClockKind.FIRST_ANSWER


def look(minutes: float, *, all_heard: bool = True) -> int:
    """`all_heard`: as if the clocks had heard what the actions of the test announced."""
    if all_heard:
        PendingDelivery.objects.all().delete()
    return act_on_alarms(by=SYSTEM, at=later(minutes))


def entries(*what: str) -> list[tuple[str, float | None]]:
    rows = ClockEntry.objects.filter(what__in=what).order_by("at")
    return [(entry.what, minutes_after(entry.at)) for entry in rows]


@pytest.mark.django_db
def test_a_worker_that_was_away_loses_no_warning_and_doubles_none(policy, opened, house) -> None:
    policy(targets={FIRST: HOUR}, steps=(50, 75, 90))
    case = opened()
    assign_ticket(ticket_id=case.ticket_id, agent_id=house.owner.id, by=house.supervisor, at=later(0))
    was_opened(case)
    assert look(29) == 0
    assert look(30) == 1
    assert look(30) == 0
    assert look(150) == 1
    assert look(151) == 0
    assert entries("warned", "breached") == [("warned", 30), ("warned", 45), ("warned", 54), ("breached", 60)]
    assert (clock(case, FIRST).next_alarm_at, minutes_after(clock(case, FIRST).breached_at)) == (None, 60)
    told = Notification.objects.get(person_id=house.owner.id, kind="due_soon")
    assert told.ticket_id == case.ticket_id


@pytest.mark.django_db
def test_an_escalation_tells_a_person_and_acts(policy, opened, house) -> None:
    policy(
        targets={FIRST: HOUR},
        steps=(),
        escalations=(
            Escalation(100, "tell_person", str(house.supervisor.id)),
            Escalation(100, "note", "Fuera de plazo: llamar hoy."),
            Escalation(100, "priority", "4"),
            Escalation(100, "assign", "999999"),
            Escalation(150, "team", str(house.billing.pk)),
        ),
    )
    case = opened()
    was_opened(case)
    look(60)
    ticket = Ticket.objects.get(pk=case.ticket_id)
    assert (ticket.priority, ticket.team_id) == (4, house.help_desk.pk)
    assert Message.objects.filter(ticket=ticket, kind="note", text="Fuera de plazo: llamar hoy.").count() == 1
    assert Notification.objects.filter(person_id=house.supervisor.id, kind="escalated").count() == 1
    problems = {
        entry.data["deed"]: entry.data["problem"] for entry in ClockEntry.objects.filter(what="escalated")
    }
    assert problems.pop("assign")
    assert set(problems.values()) == {""}
    look(90)
    assert Ticket.objects.get(pk=case.ticket_id).team_id == house.billing.pk


@pytest.mark.django_db
def test_where_nobody_has_the_case_its_team_is_told(policy, opened, house) -> None:
    policy(targets={FIRST: HOUR}, steps=(50,))
    case = opened()
    was_opened(case)
    look(31)
    assert Notification.objects.filter(ticket_id=case.ticket_id, kind="due_soon").exists()


@pytest.mark.django_db(transaction=True)
def test_an_answer_in_time_that_was_not_heard_yet_is_not_called_late(policy, opened, house) -> None:
    policy(targets={FIRST: HOUR}, steps=())
    case = opened()
    deliver()
    Clock.objects.update(next_alarm_at=later(0))
    with transaction.atomic():
        from atiende.platform.outbox import emit
        from atiende.tickets.events import MessageQueued

        emit(MessageQueued(ticket_id=case.ticket_id, message_id=2, channel="mail", is_automatic=False, by=7))
    assert look(1, all_heard=False) == 0
    deliver()
    assert look(10_000_000) == 0
    assert clock(case, FIRST).breached_at is None


@pytest.mark.django_db(transaction=True)
def test_two_workers_share_what_is_due(policy, opened) -> None:
    policy(targets={FIRST: HOUR}, steps=())
    for _ in range(6):
        was_opened(opened())
    found: list[int] = []

    def work() -> None:
        try:
            found.append(look(60))
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert sum(found) == 6
    assert ClockEntry.objects.filter(what="breached").count() == 6


@pytest.mark.django_db
def test_the_number_of_statements_does_not_grow_with_the_clocks(
    policy, opened, house, django_assert_max_num_queries
) -> None:
    policy(targets={FIRST: HOUR}, steps=())
    for _ in range(7):
        was_opened(opened())
    with django_assert_max_num_queries(14):
        assert look(60) == 7


@pytest.mark.django_db
def test_a_clock_that_stopped_asks_for_nothing(policy, opened) -> None:
    policy()
    case = opened()
    was_opened(case)
    was_answered(case, 10)
    assert look(61) == 0
    with pytest.raises(NotPermitted):
        act_on_alarms(by=SETTER, at=later(0))


@pytest.mark.django_db
def test_a_deed_that_cannot_be_done_holds_up_nobody_elses_warning(policy, opened) -> None:
    impossible = (Escalation(100, "assign", "nobody"), Escalation(100, "team", str(10**30)))
    policy(targets={FIRST: HOUR}, steps=(), escalations=impossible)
    for _ in range(2):
        was_opened(opened())
    assert look(60) == 2
    problems = [entry.data["problem"] for entry in ClockEntry.objects.filter(what="escalated")]
    assert len(problems) == 4
    assert all(problems)
