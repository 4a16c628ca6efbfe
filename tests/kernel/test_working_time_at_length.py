"""Millions of random stretches against the wall clock asked minute by minute.

`./atiende test tests/kernel/test_working_time_at_length.py -m slow`; more with ATIENDE_WORKING_TIME_CASES.
"""

from __future__ import annotations

import os
from datetime import timedelta
from random import Random

import pytest

from atiende.kernel.working_time import add_working_seconds, opens_after, working_seconds
from tests.kernel.working_time_oracle import ZONES, MinuteByMinute, clock_changes, random_calendar

CASES = int(os.environ.get("ATIENDE_WORKING_TIME_CASES", "1000000"))
PER_CALENDAR, DAYS = 5_000, 12


@pytest.mark.slow
@pytest.mark.parametrize("zone", ZONES)
def test_no_second_differs_from_the_wall_clock(zone: str) -> None:
    random = Random(zone)
    changes = clock_changes(zone, 2009, 2032) or clock_changes("Europe/Madrid", 2009, 2032)
    for _ in range(max(1, CASES // PER_CALENDAR // len(ZONES))):
        start = random.choice(changes).replace(minute=0, second=0) - timedelta(
            days=random.randrange(DAYS - 1)
        )
        calendar = random_calendar(random, zone, start.date())
        truth = MinuteByMinute(calendar, start, DAYS)
        for _ in range(PER_CALENDAR):
            first, last = sorted(random.randrange(DAYS * 86_400) for _ in range(2))
            worked = truth.until(last) - truth.until(first)
            begin, end = start + timedelta(seconds=first), start + timedelta(seconds=last)
            assert working_seconds(calendar, begin, end) == worked, (calendar, begin, end)
            if worked:
                due = add_working_seconds(calendar, begin, worked)
                reached = int((due - start).total_seconds())
                assert first < reached <= last
                assert truth.until(reached) - truth.until(first) == worked
                assert truth.until(reached - 1) - truth.until(first) == worked - 1, (calendar, begin, worked)
                opens = int((opens_after(calendar, begin) - start).total_seconds())
                assert truth.until(opens) == truth.until(first)
                assert truth.until(opens + 1) > truth.until(opens)
