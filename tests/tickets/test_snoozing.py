"""Putting a case off: it leaves the work, and comes back by its time, by the customer, or by hand."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from atiende.catalogue.models import Order as OrderOfCustomer
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.models.audit import AuditEntry
from atiende.tickets import jobs
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.merge_tickets import merge_tickets
from atiende.tickets.actions.snooze_ticket import snooze_ticket
from atiende.tickets.actions.wake_ticket import wake_ticket
from atiende.tickets.errors import NothingToSnooze
from atiende.tickets.models import Ticket, TimelineEntry
from atiende.tickets.queries import list_tickets
from atiende.tickets.rules.listing import Filters, Order
from atiende.tickets.rules.snoozing import Snooze, moment_of
from tests.tickets.conftest import AT, later

MADRID = ZoneInfo("Europe/Madrid")


def put_off(ticket_id, by, *, minutes=60, at=AT):
    return snooze_ticket(ticket_id=ticket_id, until=later(minutes), by=by, at=at)


def until_of(ticket_id):
    return Ticket.objects.get(pk=ticket_id).snoozed_until


def kinds_of(ticket_id):
    rows = TimelineEntry.objects.filter(ticket_id=ticket_id).order_by("pk")
    return [(row.kind, row.data.get("why", "")) for row in rows if row.kind in ("snoozed", "woken")]


@pytest.mark.parametrize(
    ("snooze", "at", "local"),
    [
        (Snooze.TOMORROW, dt.datetime(2026, 11, 22, 22, 30, tzinfo=dt.UTC), "2026-11-23 09:00"),
        (Snooze.TOMORROW, dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC), "2026-11-24 09:00"),
        (Snooze.MONDAY, dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC), "2026-11-23 09:00"),
        (Snooze.MONDAY, dt.datetime(2026, 11, 23, 7, tzinfo=dt.UTC), "2026-11-30 09:00"),
        (Snooze.WEEK, dt.datetime(2026, 3, 27, 10, tzinfo=dt.UTC), "2026-04-03 09:00"),
    ],
)
def test_moments_are_nine_o_clock_where_the_agent_is(snooze, at, local):
    found = moment_of(snooze, at=at, zone=MADRID)
    assert found.tzinfo is dt.UTC
    assert found.astimezone(MADRID).strftime("%Y-%m-%d %H:%M") == local


@pytest.mark.django_db
class TestPuttingOff:
    def test_it_leaves_the_work_and_stands_in_a_list_of_its_own_soonest_first(self, opened, house):
        late, soon, at_hand = (opened().ticket_id for _ in range(3))
        put_off(late, house.owner, minutes=300)
        put_off(soon, house.owner, minutes=60)
        work = list_tickets(house.owner, filters=Filters(is_snoozed=False)).rows
        assert [row.pk for row in work] == [at_hand]
        first = list_tickets(house.owner, filters=Filters(is_snoozed=True, order=Order.SNOOZED), size=1)
        second = list_tickets(
            house.owner, filters=Filters(is_snoozed=True, order=Order.SNOOZED), after=first.next_after
        )
        assert [row.pk for row in (*first.rows, *second.rows)] == [soon, late]

    def test_it_is_audited_told_and_doing_it_again_changes_nothing(self, opened, house):
        ticket_id = opened().ticket_id
        for _ in range(2):
            put_off(ticket_id, house.owner)
        assert kinds_of(ticket_id) == [("snoozed", "")]
        entry = AuditEntry.objects.get(verb="tickets.ticket_snoozed")
        assert (entry.actor_id, entry.target_id) == (house.owner.id, str(ticket_id))

    def test_who_may(self, opened, house):
        ticket_id = opened().ticket_id
        assign_ticket(ticket_id=ticket_id, agent_id=house.owner.id, by=house.owner, at=AT)
        for actor, refusal in (
            (house.colleague, NotPermitted),
            (house.light, NotPermitted),
            (house.auditor, NotPermitted),
            (house.of_other_team, NotFound),
            (house.of_other_brand, NotFound),
            (house.stranger, NotFound),
        ):
            with pytest.raises(refusal):
                put_off(ticket_id, actor)
        put_off(ticket_id, house.owner)
        put_off(ticket_id, house.supervisor, minutes=120)
        assert until_of(ticket_id) == later(120)
        with pytest.raises(NotPermitted):
            wake_ticket(ticket_id=ticket_id, by=house.colleague, at=AT)

    @pytest.mark.parametrize("minutes", [0, -5, 60 * 24 * 400])
    def test_the_past_and_the_far_future_are_refused(self, opened, house, minutes):
        ticket_id = opened().ticket_id
        with pytest.raises(InvalidInput) as refused:
            put_off(ticket_id, house.owner, minutes=minutes)
        assert set(refused.value.fields) == {"until"}
        assert until_of(ticket_id) is None

    def test_what_is_solved_waits_for_nothing(self, opened, house, set_status):
        ticket_id = opened().ticket_id
        set_status(ticket_id, "resolved")
        with pytest.raises(NothingToSnooze):
            put_off(ticket_id, house.owner)


@pytest.mark.django_db
class TestComingBack:
    def test_a_person_s_message_brings_it_back_at_once_a_machine_s_does_not(self, opened, house, received):
        ticket_id = opened().ticket_id
        put_off(ticket_id, house.owner)
        received(ticket_id, "Estoy de vacaciones.", is_automatic=True)
        assert until_of(ticket_id) == later(60)
        received(ticket_id, "¿Y bien?")
        assert until_of(ticket_id) is None
        assert kinds_of(ticket_id) == [("snoozed", ""), ("woken", "customer")]

    def test_its_time_brings_it_back_once(self, opened, house, monkeypatch):
        due, later_on = opened().ticket_id, opened().ticket_id
        put_off(due, house.owner, minutes=60)
        put_off(later_on, house.owner, minutes=61)
        monkeypatch.setattr(jobs, "utc_now", lambda: later(60))
        jobs.wake_snoozed_tickets()
        jobs.wake_snoozed_tickets()
        assert (until_of(due), until_of(later_on)) == (None, later(61))
        assert kinds_of(due) == [("snoozed", ""), ("woken", "time")]
        assert AuditEntry.objects.filter(verb="tickets.ticket_woken").count() == 1

    def test_what_was_put_off_anew_meanwhile_stays(self, opened, house):
        ticket_id = opened().ticket_id
        put_off(ticket_id, house.owner, minutes=120)
        wake_ticket(ticket_id=ticket_id, by=SYSTEM, at=later(60))
        assert until_of(ticket_id) == later(120)

    def test_by_hand_and_by_being_solved(self, opened, house):
        by_hand, solved = opened().ticket_id, opened().ticket_id
        for ticket_id in (by_hand, solved):
            put_off(ticket_id, house.owner)
        for _ in range(2):
            wake_ticket(ticket_id=by_hand, by=house.owner, at=later(1))
        change_status(ticket_id=solved, status_key="resolved", by=house.owner, at=later(1))
        assert kinds_of(by_hand) == [("snoozed", ""), ("woken", "person")]
        assert (until_of(by_hand), until_of(solved)) == (None, None)

    def test_what_is_at_hand_does_not_vanish_into_what_was_put_off(self, opened, house, monkeypatch):
        at_hand, put, other = opened().ticket_id, opened().ticket_id, opened().ticket_id
        for ticket_id in (put, other):
            put_off(ticket_id, house.owner)
        merge_tickets(source_id=at_hand, target_id=put, by=house.owner, at=later(1))
        assert until_of(put) is None
        merge_tickets(source_id=other, target_id=put, by=house.owner, at=later(2))
        monkeypatch.setattr(jobs, "utc_now", lambda: later(90))
        jobs.wake_snoozed_tickets()
        assert kinds_of(other) == [("snoozed", "")]


@pytest.mark.django_db
class TestUntilAnEvent:
    def test_an_answer_brings_it_back_and_ninety_days_do(self, opened, house, received):
        pk = opened().ticket_id
        ticket = snooze_ticket(ticket_id=pk, awaited="answer", by=house.owner, at=AT)
        assert (ticket.snoozed_for, ticket.snoozed_until) == ("answer", AT + dt.timedelta(days=90))
        received(pk)
        assert until_of(pk) is None

    def test_another_case_that_is_solved_brings_it_back(self, opened, house, monkeypatch):
        pk, other = opened().ticket_id, opened().ticket_id
        monkeypatch.setattr(jobs, "utc_now", lambda: later(10))
        snooze_ticket(ticket_id=pk, awaited="case", event_id=other, by=house.owner, at=AT)
        jobs.wake_snoozed_tickets()
        assert until_of(pk) is not None
        change_status(ticket_id=other, status_key="cancelled", by=house.owner, at=AT)
        jobs.wake_snoozed_tickets()
        assert until_of(pk) is None
        assert kinds_of(pk) == [("snoozed", ""), ("woken", "case")]

    def test_a_case_that_goes_on_in_another_one_is_waited_for_no_more(self, opened, house, monkeypatch):
        pk, other, third = (opened().ticket_id for _ in range(3))
        monkeypatch.setattr(jobs, "utc_now", lambda: later(10))
        snooze_ticket(ticket_id=pk, awaited="case", event_id=other, by=house.owner, at=AT)
        merge_tickets(source_id=other, target_id=third, by=house.owner, at=AT)
        jobs.wake_snoozed_tickets()
        assert until_of(pk) is None

    def test_who_put_it_off_anew_until_a_moment_is_not_woken_by_what_was_waited_for(
        self, opened, house, monkeypatch
    ):
        pk, other = opened().ticket_id, opened().ticket_id
        monkeypatch.setattr(jobs, "utc_now", lambda: later(10))
        snooze_ticket(ticket_id=pk, awaited="case", event_id=other, by=house.owner, at=AT)
        put_off(pk, house.owner)
        change_status(ticket_id=other, status_key="resolved", by=house.owner, at=AT)
        jobs.wake_snoozed_tickets()
        assert until_of(pk) == later(60)

    def test_the_customers_order_brings_it_back_when_it_is_another(self, opened, house, monkeypatch):
        pk = opened().ticket_id
        columns = {"placed_on": AT.date(), "changed_at": later(-5)}
        customer_id = Ticket.objects.get(pk=pk).customer_id
        order = OrderOfCustomer.objects.create(number="A-1", customer_id=customer_id, **columns)
        monkeypatch.setattr(jobs, "utc_now", lambda: later(10))
        snooze_ticket(ticket_id=pk, awaited="order", event_id=order.pk, by=house.owner, at=AT)
        jobs.wake_snoozed_tickets()
        assert until_of(pk) is not None
        OrderOfCustomer.objects.filter(pk=order.pk).update(state="enviado", changed_at=later(7))
        jobs.wake_snoozed_tickets()
        assert until_of(pk) is None

    def test_what_cannot_be_waited_for_is_refused(self, opened, house, customer):
        pk, solved = opened().ticket_id, opened().ticket_id
        unseen = opened(brand_id=house.luma.pk, team_id=None).ticket_id
        change_status(ticket_id=solved, status_key="resolved", by=house.owner, at=AT)
        of_another = OrderOfCustomer.objects.create(
            number="B-1", customer_id=customer("luis@x.example"), placed_on=AT.date(), changed_at=AT
        )
        wrong = [("case", pk), ("case", solved), ("case", unseen), ("case", None), ("case", 10**9)]
        for awaited, event_id in [*wrong, ("order", of_another.pk), ("weather", 1)]:
            with pytest.raises(InvalidInput):
                snooze_ticket(ticket_id=pk, awaited=awaited, event_id=event_id, by=house.owner, at=AT)
        assert until_of(pk) is None
