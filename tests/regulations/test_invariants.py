"""What holds for every due date, whatever the day."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from atiende.kernel.legal_days import LegalCalendar, count_working_days
from atiende.platform.regions import Correction, RegionCalendar, find_region
from atiende.regulations.rules.due_date import Paused, due_date
from atiende.regulations.rules.shipped import shipped_packs, split_rule

DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2027, 6, 30))
PLACES = (
    ("es-ley10-2025/general", "ES-CT"),
    ("pe-libro-reclamaciones/general", "PE"),
    ("eu-gdpr-12/rights", "ES-CN"),
    ("uy-bcu-327/general", "UY"),
    ("es-finance-44-2002/general", "ES"),
    ("br-decreto11034-2022/general", "BR"),
)
FEW = settings(max_examples=40, deadline=None, derandomize=True, database=None)


def _due(name, region, received, corrections=(), paused=()):
    pack, rule = split_rule(name, shipped_packs())
    calendar = RegionCalendar.of(find_region(region), corrections)
    found = due_date(pack, rule, calendar, received=received, paused=paused).due_on
    assert found is not None
    return found


@FEW
@given(place=st.sampled_from(PLACES), day=DAYS, added=st.lists(st.integers(-5, 60), max_size=8))
def test_another_holiday_never_makes_a_date_earlier(place, day, added):
    name, region = place
    noon = dt.datetime.combine(day, dt.time(12))
    corrections = [Correction(region, day + dt.timedelta(days=each), "Nuevo") for each in added]
    offer = [Paused("solution_offer", day + dt.timedelta(days=3), day + dt.timedelta(days=15))]
    assert _due(name, region, noon, corrections, offer) >= _due(name, region, noon, (), offer)


@FEW
@given(day=DAYS, minutes=st.integers(0, 1439), offset=st.integers(-14, 14))
def test_another_offset_moves_it_by_one_working_day_at_most(day, minutes, offset):
    naive = dt.datetime.combine(day, dt.time.min) + dt.timedelta(minutes=minutes)
    zoned = naive.replace(tzinfo=dt.UTC)
    shifted = zoned.astimezone(dt.timezone(dt.timedelta(hours=offset))).replace(tzinfo=dt.UTC)
    one = _due("es-ley10-2025/general", "ES-MD", zoned)
    other = _due("es-ley10-2025/general", "ES-MD", shifted)
    calendar = RegionCalendar.of(find_region("ES-MD"))
    days = LegalCalendar(calendar.holiday)
    assert max(one, other) <= count_working_days(days, min(one, other), 1).due_on


@FEW
@given(place=st.sampled_from(PLACES), day=DAYS, later=st.integers(0, 40))
def test_what_is_received_later_is_never_due_earlier(place, day, later):
    name, region = place
    noon = dt.datetime.combine(day, dt.time(12))
    assert _due(name, region, noon + dt.timedelta(days=later)) >= _due(name, region, noon)


@FEW
@given(day=DAYS, number=st.integers(1, 40))
def test_working_days_agree_with_counting_them_one_by_one(day, number):
    holidays = RegionCalendar.of(find_region("CO")).holidays(day, day + dt.timedelta(days=120))
    term = count_working_days(LegalCalendar(lambda each: holidays.get(each, "")), day, number)
    every = [day + dt.timedelta(days=each) for each in range(1, (term.due_on - day).days + 1)]
    working = [each for each in every if each.weekday() < 5 and each not in holidays]
    assert len(working) == number
    assert working[-1] == term.due_on
    assert [each.on for each in term.skipped] == [each for each in every if each not in working]
