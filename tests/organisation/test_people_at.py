"""Presence, skills and capacity of people at a moment, as routing asks for them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.organisation.actions.add_shift import add_shift
from atiende.organisation.actions.ask_absence import ask_absence
from atiende.organisation.actions.change_presence import change_presence
from atiende.organisation.actions.follow_presence import follow_presence
from atiende.organisation.actions.give_skill import give_skill
from atiende.organisation.actions.note_activity import note_activity
from atiende.organisation.actions.save_skill import save_skill
from atiende.organisation.actions.set_capacity import set_capacity
from atiende.organisation.actions.set_channel_weight import set_channel_weight
from atiende.organisation.actions.take_skill import take_skill
from atiende.organisation.actions.warn_of_expiring_skills import warn_of_expiring_skills
from atiende.organisation.models import PresenceSpan
from atiende.organisation.queries import people_at, presence_of, presence_timeline
from atiende.organisation.rules.presence import Presence
from atiende.organisation.rules.skills import SkillFields
from atiende.platform.models.outbox import OutboxEvent

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def luz(make_team, make_agent):
    return make_agent("Luz", make_team("Logística"))


def of(person, moment):
    return next(each for each in people_at(moment) if each.agent_id == person.pk)


def test_presence_comes_and_goes_by_itself_and_by_hand(luz, acting, at):
    by = acting(luz)
    assert of(luz, at).presence == Presence.OFFLINE
    assert note_activity(by=by, at=at)
    assert not note_activity(by=by, at=at + MINUTE)
    follow_presence(by=SYSTEM, at=at + 5 * MINUTE)
    assert of(luz, at + 5 * MINUTE).takes("mail")
    assert follow_presence(by=SYSTEM, at=at + 12 * MINUTE) == 1
    assert note_activity(by=by, at=at + 20 * MINUTE)
    change_presence(agent_id=luz.pk, state="busy", channel="chat", by=by, at=at + 21 * MINUTE)
    change_presence(agent_id=luz.pk, state="busy", reason="meeting", by=by, at=at + 30 * MINUTE)
    states = [
        (row.channel, row.state, row.reason, row.is_automatic)
        for row in presence_timeline(by, luz.pk, since=at, until=at + 60 * MINUTE)
    ]
    assert states == [
        ("", "busy", "meeting", False),
        ("chat", "busy", "", False),
        ("", "available", "back", True),
        ("", "away", "idle", True),
        ("", "available", "back", True),
    ]
    then = of(luz, at + 25 * MINUTE)
    assert then.takes("mail")
    assert not then.takes("chat")
    assert of(luz, at + 15 * MINUTE).presence == Presence.AWAY
    assert PresenceSpan.objects.filter(until=None).count() == 2
    assert presence_of([luz.pk])[luz.pk].channels == {"chat": Presence.BUSY}


def test_who_may_change_whose_presence(luz, acting, make_agent, administrator, at):
    other = acting(make_agent("Otro"))
    with pytest.raises(NotPermitted):
        change_presence(agent_id=luz.pk, state="away", by=other, at=at)
    with pytest.raises(NotFound):
        presence_timeline(other, luz.pk, since=at, until=at)
    for wrong in (
        {"state": "asleep"},
        {"state": "away", "reason": "idle"},
        {"state": "away", "channel": "x"},
    ):
        with pytest.raises(InvalidInput):
            change_presence(agent_id=luz.pk, **wrong, by=administrator, at=at)
    assert change_presence(agent_id=luz.pk, state="away", by=administrator, at=at)


def test_at_the_end_of_two_shifts_over_midnight_the_person_is_offline(luz, acting, administrator, at):
    """Nights of Sunday and Monday, 22 to 6 in Madrid; in between they come back with the next shift only."""
    for day in (dt.date(2026, 11, 22), dt.date(2026, 11, 23)):
        add_shift(agent_id=luz.pk, day=day, start=1320, end=1800, by=administrator, at=at)
    by, six = acting(luz), dt.datetime(2026, 11, 23, 5, 0, tzinfo=dt.UTC)
    note_activity(by=by, at=six - 30 * MINUTE)
    assert of(luz, six - MINUTE).shift_until == six
    note_activity(by=by, at=six - MINUTE)
    assert follow_presence(by=SYSTEM, at=six) == 1
    assert not note_activity(by=by, at=six + 5 * MINUTE)
    assert of(luz, six + 5 * MINUTE).presence == Presence.OFFLINE
    assert of(luz, six + 5 * MINUTE).is_rostered
    assert of(luz, six + 5 * MINUTE).shift_until is None
    next_night = dt.datetime(2026, 11, 23, 21, 1, tzinfo=dt.UTC)
    assert note_activity(by=by, at=next_night)


def test_skills_in_force_capacity_and_absence(luz, administrator, at):
    gas = save_skill(skill_id=None, fields=SkillFields("Averías de gas"), by=administrator, at=at)
    french = save_skill(
        skill_id=None, fields=SkillFields("Francés", "language", "FR"), by=administrator, at=at
    )
    today = at.date()
    for skill, level, until in ((gas, 4, today), (french, 2, today - dt.timedelta(days=1))):
        give_skill(agent_id=luz.pk, skill_id=skill.pk, level=level, expires_on=until, by=administrator, at=at)
    assert of(luz, at).skills == {"averias_de_gas": 4}
    with pytest.raises(InvalidInput):
        give_skill(agent_id=luz.pk, skill_id=gas.pk, level=6, by=administrator, at=at)
    assert warn_of_expiring_skills(by=SYSTEM, at=at) == 1
    assert warn_of_expiring_skills(by=SYSTEM, at=at) == 0
    assert OutboxEvent.objects.filter(name="organisation.skill_expires_soon.v1").count() == 1
    take_skill(agent_id=luz.pk, skill_id=gas.pk, by=administrator, at=at)
    set_channel_weight(channel="chat", weight=Decimal(2), most=4, by=administrator, at=at)
    set_capacity(
        agent_id=luz.pk,
        units=Decimal(3),
        channels={"phone": (False, None), "chat": (True, 1)},
        by=administrator,
        at=at,
    )
    told = of(luz, at)
    assert told.skills == {}
    assert told.units == 3
    assert (told.limits["chat"].weight, told.limits["chat"].most) == (2, 1)
    assert not told.limits["phone"].is_enabled
    assert told.limits["mail"].weight == Decimal("0.2")
    change_presence(agent_id=luz.pk, state="available", by=administrator, at=at)
    assert of(luz, at).takes("chat")
    assert not of(luz, at).takes("phone")
    ask_absence(agent_id=luz.pk, kind="sick", first_on=today, last_on=today, by=administrator, at=at)
    assert of(luz, at).is_absent
    assert not of(luz, at).takes("chat")


def test_it_costs_two_statements_for_one_or_many(luz, make_agent, make_team, django_assert_num_queries, at):
    team = make_team("Otra")
    people = [make_agent(f"Persona {number}", team) for number in range(5)]
    with django_assert_num_queries(2):
        assert [each.agent_id for each in people_at(at, [team.pk])] == [each.pk for each in people]
    with django_assert_num_queries(2):
        assert len(people_at(at)) == 6
