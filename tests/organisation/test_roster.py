"""Shifts and absences: planned by who looks after people, over midnight and in other zones."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.organisation.actions.add_shift import add_shift
from atiende.organisation.actions.ask_absence import ask_absence
from atiende.organisation.actions.decide_absence import decide_absence
from atiende.organisation.actions.plan_shifts import plan_shifts
from atiende.organisation.actions.remove_shift import remove_shift
from atiende.organisation.actions.save_shift_pattern import save_shift_pattern
from atiende.organisation.actions.withdraw_absence import withdraw_absence
from atiende.organisation.errors import AbsenceIsDecided
from atiende.organisation.models import Shift
from atiende.organisation.queries import absences_awaiting, absences_of, planned_between, working_now
from atiende.organisation.rules.roster import PatternFields

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 10, 19)
NIGHTS = PatternFields("Noches", (((1320, 1800),), (), (), (), (), ((1320, 1800),), ((1320, 1800),)))


@pytest.fixture
def house(make_team, make_agent):
    team = make_team("Logística")
    return {
        "leader": make_agent("Carmen", team, is_leader=True),
        "luz": make_agent("Luz", team),
        "other": make_agent("Otro"),
    }


def planned(person):
    return list(Shift.objects.filter(agent=person).order_by("starts_at").values_list("starts_at", "ends_at"))


def test_a_pattern_over_midnight_keeps_its_clock_when_the_clocks_change(house, administrator, acting, at):
    pattern = save_shift_pattern(pattern_id=None, fields=NIGHTS, by=administrator, at=at)
    by = acting(house["leader"])
    plan = {"agent_id": house["luz"].pk, "pattern_id": pattern.pk, "first_on": dt.date(2026, 10, 21)}
    assert plan_shifts(**plan, weeks=1, by=by, at=at) == 3
    hours = [(end - start) / dt.timedelta(hours=1) for start, end in planned(house["luz"])]
    assert hours == [8, 9, 8]
    assert plan_shifts(**plan, weeks=2, by=by, at=at) == 6
    assert len(planned(house["luz"])) == 6


def test_a_person_elsewhere_works_by_their_own_clock(house, administrator, at):
    house["luz"].user.time_zone = "America/Lima"
    house["luz"].user.save()
    made = add_shift(agent_id=house["luz"].pk, day=MONDAY, start=540, end=1080, by=administrator, at=at)
    assert made.starts_at == dt.datetime(2026, 10, 19, 14, tzinfo=dt.UTC)
    told = add_shift(
        agent_id=house["other"].pk, day=MONDAY, start=540, end=1080, zone="Europe/Madrid", by=SYSTEM, at=at
    )
    assert told.starts_at == dt.datetime(2026, 10, 19, 7, tzinfo=dt.UTC)


def test_shifts_of_one_person_never_overlap_and_the_same_again_is_one(house, administrator, at):
    night = {"agent_id": house["luz"].pk, "day": MONDAY, "start": 1320, "end": 1800}
    made = add_shift(**night, by=administrator, at=at)
    assert add_shift(**night, by=administrator, at=at) == made
    with pytest.raises(InvalidInput) as refused:
        add_shift(
            agent_id=house["luz"].pk,
            day=MONDAY + dt.timedelta(days=1),
            start=300,
            end=600,
            by=administrator,
            at=at,
        )
    assert set(refused.value.fields) == {"hours"}
    at_two = dt.datetime(2026, 10, 20, 0, tzinfo=dt.UTC)
    assert working_now([house["luz"].pk], at_two) == {house["luz"].pk: made.ends_at}
    remove_shift(shift_id=made.pk, by=administrator, at=at)
    assert planned(house["luz"]) == []


def test_who_plans_whom(house, acting, at, stranger):
    shift = {"agent_id": house["luz"].pk, "day": MONDAY, "start": 540, "end": 900}
    for by in (acting(house["luz"]), acting(house["other"]), stranger):
        with pytest.raises((NotPermitted, NotFound)):
            add_shift(**shift, by=by, at=at)
    with pytest.raises(NotFound):
        add_shift(**{**shift, "agent_id": house["other"].pk}, by=acting(house["leader"]), at=at)
    assert add_shift(**shift, by=acting(house["leader"]), at=at).agent == house["luz"]


def test_an_absence_is_asked_and_approved_and_only_some_know_why(house, acting, administrator, at):
    luz, leader, other = (acting(house[name]) for name in ("luz", "leader", "other"))
    days = {"first_on": MONDAY, "last_on": MONDAY + dt.timedelta(days=4)}
    asked = ask_absence(agent_id=luz.id, kind="sick", **days, by=luz, at=at)
    assert ask_absence(agent_id=luz.id, kind="sick", **days, by=luz, at=at) == asked
    with pytest.raises((NotPermitted, NotFound)):
        decide_absence(absence_id=asked.pk, is_approved=True, by=luz, at=at)
    assert [each.id for each in absences_awaiting(leader)] == [asked.pk]
    assert absences_awaiting(other) == []
    assert absences_awaiting(luz) == []
    decide_absence(absence_id=asked.pk, is_approved=True, by=leader, at=at)
    with pytest.raises(AbsenceIsDecided):
        decide_absence(absence_id=asked.pk, is_approved=False, by=leader, at=at)
    span = {"first": at - dt.timedelta(days=60), "last": at + dt.timedelta(days=60)}
    seen = {
        by.label: [each.kind for each in planned_between(by, [luz.id], **span)[luz.id].absences]
        for by in (luz, leader, other, administrator)
    }
    assert seen == {"Luz": ["sick"], "Carmen": ["sick"], "Otro": [""], "Ana Beltrán": ["sick"]}
    with pytest.raises(NotFound):
        absences_of(other, luz.id, since=MONDAY)
    with pytest.raises(NotFound):
        withdraw_absence(absence_id=asked.pk, by=other, at=at)
    assert withdraw_absence(absence_id=asked.pk, by=luz, at=at).state == "withdrawn"


def test_what_was_only_asked_is_nobody_elses_business(house, acting, administrator, at):
    luz, other = acting(house["luz"]), acting(house["other"])
    ask_absence(agent_id=luz.id, kind="holiday", first_on=MONDAY, last_on=MONDAY, by=luz, at=at)
    span = {"first": at - dt.timedelta(days=60), "last": at + dt.timedelta(days=60)}
    assert planned_between(other, [luz.id], **span)[luz.id].absences == []
    with pytest.raises(NotPermitted):
        ask_absence(agent_id=luz.id, kind="holiday", first_on=MONDAY, last_on=MONDAY, by=other, at=at)
    with pytest.raises(InvalidInput):
        ask_absence(
            agent_id=luz.id,
            kind="holiday",
            first_on=MONDAY,
            last_on=MONDAY - dt.timedelta(days=1),
            by=luz,
            at=at,
        )
    told = ask_absence(
        agent_id=luz.id, kind="training", first_on=MONDAY, last_on=MONDAY, by=administrator, at=at
    )
    assert told.state == "approved"
