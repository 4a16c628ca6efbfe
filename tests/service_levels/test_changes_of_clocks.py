"""What moves a target, and what never moves: recalculating, a holiday that comes later, a calendar that never opens."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.organisation.models import SpecialDay, WorkingCalendar
from atiende.platform.models.outbox import PendingDelivery
from atiende.service_levels.actions.act_on_alarms import act_on_alarms
from atiende.service_levels.actions.ask_recalculation import ask_recalculation
from atiende.service_levels.actions.pause_legal_clock import pause_legal_clock
from atiende.service_levels.actions.promise_date import promise_date
from atiende.service_levels.actions.resume_legal_clock import resume_legal_clock
from atiende.service_levels.actions.save_policy import save_policy
from atiende.service_levels.actions.start_legal_clock import start_legal_clock
from atiende.service_levels.actions.stop_legal_clock import stop_legal_clock
from atiende.service_levels.actions.switch_policy_on import switch_policy_on
from atiende.service_levels.models import Clock, ClockEntry
from atiende.service_levels.personal_data import erase_customer, export_customer
from atiende.service_levels.recalculating import recalculate_case
from atiende.service_levels.rules.kinds import ClockKind, End
from atiende.service_levels.rules.policy import Definition
from atiende.tickets.models import Ticket
from tests.service_levels.conftest import HOUR, SETTER, became, clock, later, minutes_after, was_opened

pytestmark = pytest.mark.django_db

SOLVE = ClockKind.RESOLUTION
LAWYER = Actor(id=1, label="Ana", grants=frozenset({"complaints.manage"}))


@pytest.fixture
def calendar(house):
    """Every day from midnight to midnight, unless other hours are named."""

    def make(*, hours=((0, 1440),), **more) -> WorkingCalendar:
        columns = {
            "time_zone": "UTC",
            "week": [[list(pair) for pair in hours]] * 7,
            **more,
        }
        return WorkingCalendar.objects.create(name="Taller", folded_name="taller", **columns)

    return make


def test_a_holiday_published_after_the_promise_moves_the_target_in_the_log_and_never_the_promise(
    policy, opened, calendar
) -> None:
    hours = calendar()
    policy(targets={SOLVE: 48 * HOUR}, promises={SOLVE: 48 * HOUR}, calendar=str(hours.pk))
    case = opened()
    was_opened(case)
    promised = clock(case, SOLVE).promised_at
    assert promised == clock(case, SOLVE).due_at
    SpecialDay.objects.create(
        calendar=hours, day=(later(0) + dt.timedelta(days=1)).date(), hours=[], name="Fiesta"
    )
    assert recalculate_case(ticket_id=case.ticket_id, why="calendar", at=later(10)) == 1
    moved = clock(case, SOLVE)
    assert (moved.due_at - promised, moved.promised_at) == (dt.timedelta(days=1), promised)
    entry = ClockEntry.objects.get(clock=moved, what="recalculated")
    assert (entry.data["old_due"], entry.data["promised"]) == (promised.isoformat(), promised.isoformat())
    assert Ticket.objects.get(pk=case.ticket_id).next_due_at == moved.due_at
    assert recalculate_case(ticket_id=case.ticket_id, why="calendar", at=later(11)) == 0


def test_what_a_new_holiday_put_off_is_not_called_late_at_its_old_hour(policy, opened, calendar) -> None:
    hours = calendar()
    policy(targets={SOLVE: 48 * HOUR}, steps=(), calendar=str(hours.pk))
    case = opened()
    was_opened(case)
    SpecialDay.objects.create(
        calendar=hours, day=(later(0) + dt.timedelta(days=1)).date(), hours=[], name="Fiesta"
    )
    PendingDelivery.objects.all().delete()
    assert act_on_alarms(by=SYSTEM, at=later(48 * 60)) == 0
    assert (clock(case, SOLVE).breached_at, minutes_after(clock(case, SOLVE).due_at)) == (None, 72 * 60)


def test_a_calendar_that_never_opens_is_told_on_the_case(policy, opened, calendar, client, house) -> None:
    from django.contrib.auth import get_user_model

    policy(targets={SOLVE: HOUR}, calendar=str(calendar(hours=()).pk))
    case = opened()
    was_opened(case)
    assert (clock(case, SOLVE).due_at, clock(case, SOLVE).next_alarm_at) == (None, None)
    client.force_login(get_user_model().objects.get(pk=house.owner.id))
    page = client.get(reverse("desk:ticket_clocks", args=[case.number])).content.decode()
    assert "nunca vencerá" in page or "never be due" in page


def test_a_new_version_counts_for_open_clocks_when_they_are_recalculated(policy, opened) -> None:
    made = policy(targets={SOLVE: 8 * HOUR})
    case = opened()
    was_opened(case)
    says = Definition(targets={SOLVE: 2 * HOUR}, calendar="always", steps=())
    save_policy(policy_id=made.pk, name=made.name, definition=says, by=SETTER, at=later(30))
    switch_policy_on(policy_id=made.pk, by=SETTER, at=later(30))
    assert minutes_after(clock(case, SOLVE).due_at) == 480
    with pytest.raises(NotPermitted):
        ask_recalculation(why="policy", by=LAWYER, at=later(30))
    recalculate_case(ticket_id=case.ticket_id, why="policy", at=later(60))
    again = clock(case, SOLVE)
    assert (minutes_after(again.due_at), again.policy_number, again.consumed_seconds) == (120, 2, HOUR)


def test_only_what_the_law_names_holds_a_legal_clock_up(policy, opened) -> None:
    policy()
    case = opened()
    was_opened(case)
    pk = start_legal_clock(ticket_id=case.ticket_id, rule="ES-CAT", due=later(1000), by=LAWYER, at=later(0))
    assert (
        start_legal_clock(ticket_id=case.ticket_id, rule="ES-CAT", due=later(9), by=LAWYER, at=later(0)) == pk
    )
    became(case, "open", "resolved", 10)
    assert Clock.objects.get(pk=pk).stopped_at is None
    assert Ticket.objects.get(pk=case.ticket_id).next_due_at == later(1000)
    PendingDelivery.objects.all().delete()
    assert act_on_alarms(by=SYSTEM, at=later(760)) == 1
    assert Clock.objects.get(pk=pk).done_step == 75
    pause_legal_clock(clock_id=pk, cause="missing_papers", by=LAWYER, at=later(800))
    assert act_on_alarms(by=SYSTEM, at=later(2000)) == 0
    resume_legal_clock(clock_id=pk, due=later(3000), by=LAWYER, at=later(2100))
    stop_legal_clock(clock_id=pk, is_kept=True, by=LAWYER, at=later(3001))
    ended = Clock.objects.get(pk=pk)
    assert (ended.end, ended.breached_at) == (End.MET, later(3000))
    with pytest.raises(NotPermitted):
        start_legal_clock(ticket_id=case.ticket_id, rule="X", due=later(9), by=SETTER, at=later(0))


def test_a_date_is_promised_for_the_future_and_its_reason_goes_with_the_person(policy, opened, house) -> None:
    policy()
    case = opened()
    was_opened(case)
    mine = clock(case, SOLVE)
    with pytest.raises(InvalidInput):
        promise_date(clock_id=mine.pk, promised_at=later(-5), by=house.owner, at=later(0))
    promise_date(
        clock_id=mine.pk, promised_at=later(90), why="Rosa llama mañana", by=house.owner, at=later(0)
    )
    customer = Ticket.objects.get(pk=case.ticket_id).customer_id
    assert len(list(export_customer([customer]).records["promises"])) == 2
    erase_customer([customer], at=later(1), by=SYSTEM)
    assert "said" not in ClockEntry.objects.get(what="promised").data
