"""Hours as people type them, and presence, capacity and languages as rules look at them: without a database."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from atiende.organisation.rules.capacity import ChannelLimit, free_on
from atiende.organisation.rules.hours import hours_text, spans_of, week_of
from atiende.organisation.rules.presence import (
    Change,
    Now,
    Presence,
    Reason,
    change_with_activity,
    change_with_time,
    state_on_channel,
)
from atiende.organisation.rules.roster import instants, whole_days
from atiende.organisation.rules.skills import LANGUAGE_TAG, is_in_force, key_of, language_tag

AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", []),
        ("9-14", [(540, 840)]),
        ("16:00–19:30, 9:00 a 14:00", [(540, 840), (960, 1170)]),
        ("9h-14h y 16.30-19.00", [(540, 840), (990, 1140)]),
        ("22:00-6:00", [(1320, 1800)]),
        ("0:00-24:00", [(0, 1440)]),
    ],
)
def test_hours_are_read_as_people_write_them(text, spans):
    assert spans_of(text) == spans


@pytest.mark.parametrize(
    "text", ["mañana", "9", "25-26", "9:75-10", "9-14, 13-15", "-", "9-14-16", "1-2," * 20]
)
def test_what_is_no_span_is_refused(text):
    with pytest.raises(ValueError):
        spans_of(text)


def test_a_night_of_sunday_goes_on_on_monday():
    week = week_of(["9-14", "", "", "", "", "", "22-6"])
    assert [hours_text(day) for day in week] == [
        "00:00–06:00, 09:00–14:00",
        "",
        "",
        "",
        "",
        "",
        "22:00–24:00",
    ]
    with pytest.raises(ValueError) as refused:
        week_of(["", "", "ayer", "", "", "", ""])
    assert refused.value.args == (2,)


def now(state=Presence.AVAILABLE, minutes=60, active=0, **more):
    return Now(state, AT - dt.timedelta(minutes=minutes), active_at=AT - dt.timedelta(minutes=active), **more)


@pytest.mark.parametrize(
    ("standing", "change"),
    [
        (now(active=9), None),
        (now(active=10), Change(Presence.AWAY, Reason.IDLE)),
        (now(Presence.BUSY, active=30, is_automatic=False), None),
        (now(Presence.BUSY, active=60, is_automatic=False), Change(Presence.OFFLINE, Reason.GONE)),
        (now(Presence.AWAY, minutes=55, active=65), None),
        (now(Presence.OFFLINE, active=600), None),
        (now(shift_ended_at=AT), Change(Presence.OFFLINE, Reason.SHIFT_OVER)),
        (now(shift_ended_at=AT, is_in_shift=True), None),
        (now(minutes=5, shift_ended_at=AT - dt.timedelta(minutes=6)), None),
    ],
)
def test_time_alone_changes_who_is_present(standing, change):
    assert change_with_time(standing, AT) == change


def test_a_sign_of_the_person_brings_back_what_went_by_itself():
    back = Change(Presence.AVAILABLE, Reason.BACK)
    assert change_with_activity(None) == back
    assert change_with_activity(now(Presence.AWAY, reason=Reason.IDLE)) == back
    assert change_with_activity(now(Presence.AWAY, reason=Reason.MEAL, is_automatic=False)) is None
    over = now(Presence.OFFLINE, reason=Reason.SHIFT_OVER)
    assert change_with_activity(over) is None
    assert change_with_activity(replace(over, is_in_shift=True)) == back


def test_a_channel_differs_only_while_the_person_is_available():
    assert state_on_channel(Presence.AVAILABLE, Presence.BUSY) == Presence.BUSY
    assert state_on_channel(Presence.AWAY, Presence.AVAILABLE) == Presence.AWAY
    assert state_on_channel(Presence.AVAILABLE, None) == Presence.AVAILABLE


def test_what_is_free_counts_weights_and_the_most_of_a_channel():
    units, mail, chat = Decimal(6), ChannelLimit(Decimal("0.2")), ChannelLimit(Decimal(1), most=3)
    assert free_on(units, mail, load=Decimal(5), held=25) == 5
    assert free_on(units, chat, load=Decimal(1), held=1) == 2
    assert free_on(units, chat, load=Decimal("5.5"), held=1) == 0
    assert free_on(units, ChannelLimit(Decimal(1), is_enabled=False), load=Decimal(0), held=0) == 0


def test_a_night_shift_keeps_its_clock_over_a_clock_change():
    """Madrid went from 3:00 to 2:00 on 25 October 2026 and from 2:00 to 3:00 on 29 March 2026."""
    autumn = instants(dt.date(2026, 10, 24), 22 * 60, 30 * 60, "Europe/Madrid")
    spring = instants(dt.date(2026, 3, 28), 22 * 60, 30 * 60, "Europe/Madrid")
    usual = instants(dt.date(2026, 11, 21), 22 * 60, 30 * 60, "Europe/Madrid")
    hours = [(each.ends_at - each.starts_at) / dt.timedelta(hours=1) for each in (autumn, spring, usual)]
    assert hours == [9, 7, 8]
    repeated = instants(dt.date(2026, 10, 25), 60, 150, "Europe/Madrid")
    assert (repeated.ends_at - repeated.starts_at) == dt.timedelta(hours=2, minutes=30)


def test_days_are_those_of_the_place():
    lima = whole_days(dt.date(2026, 12, 24), dt.date(2026, 12, 25), "America/Lima")
    assert lima.starts_at == dt.datetime(2026, 12, 24, 5, tzinfo=dt.UTC)
    assert lima.ends_at == dt.datetime(2026, 12, 26, 5, tzinfo=dt.UTC)


def test_languages_are_skills_by_their_tag():
    assert language_tag("pt_br") == "pt-BR"
    assert language_tag("ZH-hans-cn") == "zh-Hans-CN"
    assert LANGUAGE_TAG.fullmatch("es-419")
    assert not LANGUAGE_TAG.fullmatch("español")
    assert key_of("Averías de gas") == "averias_de_gas"
    assert is_in_force(AT.date(), AT.date())
    assert not is_in_force(AT.date() - dt.timedelta(days=1), AT.date())
