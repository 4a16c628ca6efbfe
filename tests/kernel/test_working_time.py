from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atiende.kernel.working_time import (
    Block,
    NoWorkingTime,
    WorkingTime,
    add_working_seconds,
    always_open,
    blocks_of,
    is_open_at,
    is_provisional,
    opens_after,
    worked_days,
    working_seconds,
)  # fmt: skip
from tests.kernel.working_time_oracle import ZONES, clock_changes, count_seconds, is_open, random_calendar

OFFICE = ((Block(540, 840), Block(960, 1140)),) * 5 + ((), ())
NIGHT = ((Block(60, 240),),) * 7


def madrid(*parts: int, fold: int = 0) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo("Europe/Madrid"), fold=fold)  # type: ignore[arg-type, misc]


def calendar(week: tuple[tuple[Block, ...], ...] = OFFICE, **more: object) -> WorkingTime:
    given_ = {"special": {}, "holidays": {}, "complete_until": None, **more}
    return WorkingTime("Europe/Madrid", week, **given_)  # type: ignore[arg-type]


@given(st.sampled_from(ZONES), st.integers(0, 2**32), st.integers(0, 7000), st.integers(0, 4000))
@settings(max_examples=12, deadline=None)
def test_every_second_counts_as_the_wall_clock_says(zone: str, seed: int, after: int, length: int) -> None:
    random = Random(seed)
    near = random.choice(_CHANGES[zone])
    hours = random_calendar(random, zone, near.date())
    start = near + timedelta(seconds=after)
    end = start + timedelta(seconds=length)

    worked = working_seconds(hours, start, end)

    assert (
        worked
        == count_seconds(hours, start, end)
        == sum(day.seconds for day in worked_days(hours, start, end))
    )
    assert is_open_at(hours, start) == is_open(hours, start)
    if worked:
        assert add_working_seconds(hours, start, worked) <= end
        assert working_seconds(hours, start, add_working_seconds(hours, start, worked)) == worked


def test_three_hours_at_the_hour_that_does_not_exist_are_two() -> None:
    hours = calendar(NIGHT)
    assert working_seconds(hours, madrid(2026, 3, 29), madrid(2026, 3, 30)) == 2 * 3600
    assert working_seconds(hours, madrid(2026, 10, 25), madrid(2026, 10, 26)) == 4 * 3600
    assert add_working_seconds(hours, madrid(2026, 10, 25), 4 * 3600) == madrid(2026, 10, 25, 4)


def test_a_block_that_ends_in_the_repeated_hour_opens_again() -> None:
    hours = calendar(((Block(90, 150),),) * 7)
    assert is_open_at(hours, madrid(2026, 10, 25, 2, 10))
    assert is_open_at(hours, madrid(2026, 10, 25, 2, 10, fold=1))
    assert not is_open_at(hours, madrid(2026, 10, 25, 2, 40))
    assert working_seconds(hours, madrid(2026, 10, 25), madrid(2026, 10, 26)) == 5400


def test_the_day_that_samoa_skipped_gave_nothing() -> None:
    hours = always_open("Pacific/Apia")
    start, end = (datetime(2011, 12, day, tzinfo=ZoneInfo("Pacific/Apia")) for day in (29, 31))
    assert working_seconds(hours, start, end) == 86_400


def test_a_special_day_wins_over_a_holiday_and_the_line_says_why() -> None:
    christmas, eve = date(2026, 12, 25), date(2026, 12, 24)
    hours = calendar(special={eve: (Block(540, 600),)}, holidays={christmas: "Navidad", eve: "Nochebuena"})
    lines = worked_days(hours, madrid(2026, 12, 24), madrid(2026, 12, 26))
    assert [(line.seconds, line.holiday, line.is_special) for line in lines] == [
        (3600, "", True),
        (0, "Navidad", False),
    ]
    assert blocks_of(hours, christmas) == ()


def test_what_is_due_at_closing_time_is_due_today() -> None:
    assert add_working_seconds(calendar(), madrid(2026, 11, 27, 18), 3600) == madrid(2026, 11, 27, 19)
    assert add_working_seconds(calendar(), madrid(2026, 11, 27, 18), 3601) == madrid(2026, 11, 30, 9, 0, 1)
    assert add_working_seconds(calendar(), madrid(2026, 11, 28), 0) == madrid(2026, 11, 28)


def test_it_opens_on_the_next_open_instant() -> None:
    assert opens_after(calendar(), madrid(2026, 11, 27, 19)) == madrid(2026, 11, 30, 9)
    assert opens_after(calendar(), madrid(2026, 11, 27, 10, 0, 7)) == madrid(2026, 11, 27, 10, 0, 7)


def test_overlapping_blocks_count_once() -> None:
    hours = calendar(((Block(0, 60), Block(30, 90), Block(90, 120)),) * 7)
    assert working_seconds(hours, madrid(2026, 1, 1), madrid(2026, 1, 2)) == 7200


@pytest.mark.parametrize("special", [{}, {date(2020, 1, 1): (Block(0, 60),)}])
def test_a_calendar_that_never_opens_says_so(special: dict[date, tuple[Block, ...]]) -> None:
    shut = calendar(((),) * 7, special=special)
    assert working_seconds(shut, madrid(2021, 1, 1), madrid(2026, 2, 1)) == 0
    with pytest.raises(NoWorkingTime):
        add_working_seconds(shut, madrid(2026, 1, 1), 1)
    with pytest.raises(NoWorkingTime):
        opens_after(shut, madrid(2026, 1, 1))


def test_too_little_time_for_so_much_work_says_so() -> None:
    once = calendar(((),) * 7, special={date(2026, 1, 5): (Block(0, 60),)})
    assert add_working_seconds(once, madrid(2026, 1, 1), 3600) == madrid(2026, 1, 5, 1)
    for seconds in (3601, 10**15):
        with pytest.raises(NoWorkingTime):
            add_working_seconds(once, madrid(2026, 1, 1), seconds)


def test_what_is_no_stretch_is_refused_or_nothing() -> None:
    with pytest.raises(ValueError, match="zone"):
        working_seconds(calendar(), datetime(2026, 1, 1), datetime(2026, 1, 2, tzinfo=UTC))
    with pytest.raises(ValueError, match="negative"):
        add_working_seconds(calendar(), madrid(2026, 1, 1), -1)
    for start, end in ((10, 10), (-1, 5), (0, 1441)):
        with pytest.raises(ValueError, match="block"):
            Block(start, end)
    with pytest.raises(ValueError, match="week"):
        calendar(((),) * 6)
    assert working_seconds(calendar(), madrid(2026, 2, 1), madrid(2026, 1, 1)) == 0


def test_a_day_beyond_the_known_holidays_is_provisional() -> None:
    hours = calendar(complete_until=date(2026, 12, 31))
    assert not is_provisional(hours, madrid(2026, 12, 31, 23, 59))
    assert is_provisional(hours, madrid(2027, 1, 1))


def test_a_year_takes_less_than_a_millisecond() -> None:
    hours = calendar(holidays={date(2026, month, 1): "x" for month in range(1, 13)})
    start, end = madrid(2026, 1, 1), madrid(2027, 1, 1)
    total = working_seconds(hours, start, end)
    begun = time.process_time()
    for _ in range(100):
        working_seconds(hours, start, end)
        add_working_seconds(hours, start, total)
    assert (time.process_time() - begun) / 200 < 0.001


_CHANGES = {zone: clock_changes(zone, 2011, 2013) or [datetime(2012, 3, 1, tzinfo=UTC)] for zone in ZONES}
