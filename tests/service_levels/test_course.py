"""The arithmetic of a clock, for any run of pauses: what is spent is the open time in which it ran, nothing else."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from atiende.kernel.working_time import Block, WorkingTime, working_seconds
from atiende.service_levels.rules.choosing import failing, first_match
from atiende.service_levels.rules.course import (
    Course,
    alarms_until,
    due_of,
    next_alarm,
    paused,
    resumed,
    spent,
)
from atiende.service_levels.rules.durations import seconds_of, written
from atiende.service_levels.rules.kinds import ClockKind
from atiende.service_levels.rules.policy import Definition, Escalation, from_data, problems_of, to_data

START = dt.datetime(2026, 3, 27, 9, tzinfo=dt.UTC)
OFFICE = WorkingTime(
    "Europe/Madrid",
    ((Block(540, 840), Block(960, 1140)),) * 5 + ((Block(60, 240),), (Block(60, 240),)),
    {},
    {dt.date(2026, 3, 31): "Fiesta"},
    None,
)
LENGTHS = st.lists(st.tuples(st.integers(0, 200_000), st.integers(0, 200_000)), max_size=6)


@given(LENGTHS, st.integers(1, 400_000))
@settings(max_examples=60, deadline=None)
def test_pauses_take_nothing_and_the_due_date_is_where_the_target_is_spent(
    stretches: list[tuple[int, int]], target: int
) -> None:
    at, ran = START, 0
    course = Course(target=target, running_since=START)
    for running, standing in stretches:
        after = at + dt.timedelta(seconds=running)
        ran += working_seconds(OFFICE, at, after)
        course = paused(course, OFFICE, after)
        assert due_of(course, OFFICE) is None
        at = after + dt.timedelta(seconds=standing)
        course = resumed(course, at)
    due = due_of(course, OFFICE)
    assert spent(course, OFFICE, at) == ran
    assert due is not None
    if ran < target:
        assert spent(course, OFFICE, due) == target
        assert spent(course, OFFICE, due - dt.timedelta(seconds=1)) == target - 1
    else:
        assert due == at


@given(st.sets(st.integers(1, 400), min_size=1, max_size=8), st.integers(1, 200_000), st.integers(0, 900_000))
@settings(max_examples=60, deadline=None)
def test_alarms_come_in_order_each_once_at_its_share_of_the_target(
    steps: set[int], target: int, after: int
) -> None:
    course, at = Course(target=target, running_since=START), START + dt.timedelta(seconds=after)
    alarms = alarms_until(course, OFFICE, steps, after=0, at=at)
    assert [alarm.step for alarm in alarms] == sorted(alarm.step for alarm in alarms)
    for alarm in alarms:
        assert spent(course, OFFICE, alarm.at) == -(-target * alarm.step // 100)
    following = next_alarm(course, OFFICE, steps, after=alarms[-1].step if alarms else 0)
    assert following is None or following.at > at
    assert (following is None) == (len(alarms) == len(steps))


def test_time_is_written_and_read() -> None:
    for text, seconds in (("4 h 30 min", 16_200), ("90 min", 5_400), ("2h", 7_200), ("4h30m", 16_200)):
        assert seconds_of(text) == seconds
    assert [written(each) for each in (16_200, 60, 7_200, 1, 0)] == [
        "4 h 30 min",
        "1 min",
        "2 h",
        "1 min",
        "0 min",
    ]
    assert [seconds_of(text) for text in ("", "0 min", "pronto", "-1 h", "4", "99999 h")] == [None] * 6


def test_a_policy_is_kept_and_read_as_it_was_and_says_what_is_wrong() -> None:
    definition = Definition(
        conditions={"team": ("3", "1"), "field:tier": ("Oro",)},
        targets={ClockKind.UPDATE: 60},
        promises={ClockKind.RESOLUTION: 120},
        calendar="7",
        steps=(50, 90),
        escalations=(Escalation(100, "team", "3", ClockKind.UPDATE),),
    )
    again = from_data(to_data(definition))
    assert to_data(again) == to_data(definition)
    assert again.alarms == (50, 90, 100)
    assert problems_of(definition) == {}
    assert set(problems_of(Definition())) == {"targets"}
    wrong = Definition(targets={ClockKind.UPDATE: 0}, steps=(401,), escalations=(Escalation(100, "note"),))
    assert set(problems_of(wrong)) == {"targets", "steps", "escalations"}


def test_every_condition_must_hold_and_one_of_its_values_is_enough() -> None:
    gold = Definition(conditions={"field:tier": ("ORO",), "priority": ("4", "3")})
    known = {"field:tier": ("oro",), "priority": ("3",)}
    assert failing(gold, known) == []
    assert failing(gold, {"priority": ("1",)}) == ["field:tier", "priority"]
    assert first_match([("gold", gold), ("all", Definition())], {}) == ("all", Definition())
    assert first_match([("gold", gold)], {}) is None
