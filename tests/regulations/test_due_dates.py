"""Due dates of legal rules against worked examples."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.platform.regions import Correction, UnknownRegion
from atiende.regulations.errors import CorrectedTooEarly, RuleDoesNotApply, UnknownReading, UnknownRule
from atiende.regulations.rules.due_date import Paused
from tests.regulations.asking import due, due_on


@pytest.mark.parametrize(
    ("rule", "region", "received", "expected"),
    [
        ("es-ley10-2025/general", "ES-MD", "2026-06-15", "2026-07-06"),
        ("es-ley10-2025/general", "ES-CT", "2026-06-15", "2026-07-07"),
        ("co-ley1755-2015/general", "CO", "2026-08-03", "2026-08-26"),
        ("pe-libro-reclamaciones/general", "PE", "2026-06-22", "2026-07-14"),
        ("mx-une-50bis/general", "MX", "2026-08-31", "2026-10-13"),
        ("cl-ley19496-56/general", "CL", "2026-06-22", "2026-07-07"),
        ("ar-ley25326-16/rectification", "AR", "2026-05-20", "2026-05-28"),
    ],
)
def test_the_worked_examples(rule, region, received, expected):
    assert due_on(rule, region, received) == expected


@pytest.mark.parametrize(
    ("rule", "region", "received", "expected"),
    [
        (
            "es-ley10-2025/billing",
            "ES-MD",
            "2026-04-01",
            "2026-04-06",
        ),  # Holy Week counts: days, not working days
        (
            "es-trlgdcu-21/general",
            "ES",
            "2026-07-31",
            "2026-08-15",
        ),  # ends on a holiday: Código Civil does not roll
        ("es-finance-44-2002/general", "ES-MD", "2026-01-31", "2026-02-28"),
        ("es-finance-44-2002/general", "ES-MD", "2028-01-31", "2028-02-29"),
        ("es-finance-44-2002/general", "ES-MD", "2026-12-31", "2027-01-31"),
        ("es-an-decreto472-2019/general", "ES-AN", "2026-02-20", "2026-03-06"),
        ("es-an-decreto472-2019/general", "ES-SE", "2026-02-24", "2026-03-10"),
        ("eu-gdpr-12/rights", "ES", "2026-01-31", "2026-03-02"),  # 28 February is a Saturday
        ("eu-gdpr-12/rights", "ES-CT", "2026-05-24", "2026-06-25"),  # Saint John's day in Catalonia
        ("eu-gdpr-12/rights", "DE-BY", "2026-01-13", "2026-02-13"),
        ("co-ley1755-2015/information", "CO", "2026-07-09", "2026-07-27"),  # 13-7 is new in 2026; 20-7
        ("co-ley1755-2015/consultation", "CO", "2026-08-03", "2026-09-16"),
        ("co-ley1480-2011/claim", "CO-ANT", "2026-08-03", "2026-08-26"),
        ("mx-ltosf-23/card_charge", "MX-CMX", "2026-01-01", "2026-02-15"),
        ("mx-ltosf-23/card_charge_abroad", "MX", "2026-01-01", "2026-06-30"),
        ("ar-ley24240-34/withdrawal", "AR", "2026-11-03", "2026-11-13"),
        ("ar-ley25326-16/rectification", "AR", "2026-11-05", "2026-11-13"),  # 9-11-2026, once
        ("uy-bcu-327/general", "UY", "2026-07-03", "2026-07-20"),  # 18-7 is a Saturday and a holiday
        ("uy-bcu-327/general", "UY", "2026-08-10", "2026-08-26"),  # 25-8 is a holiday
        ("br-decreto11034-2022/general", "BR", "2026-02-13", "2026-02-20"),
    ],
)
def test_each_rule_counts_as_its_law_says(rule, region, received, expected):
    assert due_on(rule, region, received) == expected


def test_the_working_names_each_day_that_did_not_count():
    found = due("es-ley10-2025/general", "ES-CT", "2026-06-15")
    assert [(str(day.on), day.name) for day in found.skipped][:3] == [
        ("2026-06-20", "sábado"),
        ("2026-06-21", "domingo"),
        ("2026-06-24", "San Juan"),
    ]
    assert found.day0 == dt.date(2026, 6, 15)
    assert due("es-ley10-2025/billing", "ES-CT", "2026-06-22").skipped == ()


def test_one_instant_in_two_regions_has_two_days():
    instant = "2026-06-15T22:30:00Z"
    assert due("es-ley10-2025/general", "ES-MD", instant).day0 == dt.date(2026, 6, 16)
    assert due("es-ley10-2025/general", "ES-CN", instant).day0 == dt.date(2026, 6, 15)
    assert due("eu-gdpr-12/rights", "PT-20", instant).day0 == dt.date(2026, 6, 15)
    assert due("cl-ley19496-56/general", "CL", instant).day0 == dt.date(2026, 6, 15)


def test_day_zero_is_the_local_day_and_not_that_of_utc():
    assert (
        due_on("co-ley1755-2015/general", "CO", "2026-08-04T04:59:59Z") == "2026-08-26"
    )  # still 3 August there
    assert due_on("co-ley1755-2015/general", "CO", "2026-08-04T05:00:00Z") == "2026-08-27"
    assert due_on("co-ley1755-2015/general", "CO", "2026-08-03T23:59:59") == "2026-08-26"


@pytest.mark.parametrize(
    ("rule", "region", "received", "expected"),
    [
        ("es-ley10-2025/continuity", "ES-MD", "2026-03-29T01:30", "2026-03-29T04:30:00+02:00"),
        ("es-ley10-2025/continuity", "ES-MD", "2026-10-25T01:30", "2026-10-25T02:30:00+01:00"),
        ("es-ley10-2025/continuity", "ES-CN", "2026-03-29T00:30", "2026-03-29T03:30:00+01:00"),
        ("es-ley10-2025/continuity", "ES-MD", "2026-06-30T23:30", "2026-07-01T01:30:00+02:00"),
        ("ar-disp954-2025/code", "AR", "2026-05-24T18:00:00Z", "2026-05-25T15:00:00-03:00"),
    ],
)
def test_hours_run_through_clock_changes_and_holidays(rule, region, received, expected):
    found = due(rule, region, received)
    assert found.due_at is not None
    assert found.due_at.isoformat() == expected
    assert found.due_on is None


def test_an_hour_that_the_clock_shows_twice_is_the_earlier_one():
    found = due("es-ley10-2025/continuity", "ES-MD", "2026-10-25T02:30")
    assert found.due_at is not None
    assert found.due_at.isoformat() == "2026-10-25T03:30:00+01:00"


def test_the_clock_starts_when_the_complaint_was_completed():
    assert due_on("es-ley10-2025/general", "ES-MD", "2026-06-01", "2026-06-15T09:00") == "2026-07-06"
    assert due_on("es-finance-44-2002/general", "ES", "2026-01-10", "2026-01-31") == "2026-02-28"
    assert due("es-ley10-2025/general", "ES-MD", "2026-06-01", "2026-06-15").is_correction_established
    assert not due("es-trlgdcu-21/general", "ES-MD", "2026-06-01", "2026-06-15").is_correction_established
    with pytest.raises(CorrectedTooEarly):
        due("es-ley10-2025/general", "ES-MD", "2026-06-15T10:00", "2026-06-15T09:59")


def test_an_offer_of_a_solution_stops_the_clock_in_peru_for_five_working_days_at_most():
    offer = Paused("solution_offer", dt.date(2026, 7, 1), dt.date(2026, 7, 3))
    assert due_on("pe-libro-reclamaciones/general", "PE", "2026-06-22", paused=[offer]) == "2026-07-17"
    longer = Paused("solution_offer", dt.date(2026, 7, 1), dt.date(2026, 7, 31))
    assert due_on("pe-libro-reclamaciones/general", "PE", "2026-06-22", paused=[longer]) == "2026-07-21"
    assert due_on("co-ley1755-2015/general", "CO", "2026-08-03", paused=[longer]) == "2026-08-26"


def test_readings_are_strict_until_somebody_chooses_another():
    assert due_on("es-ley10-2025/billing", "ES-MD", "2026-06-15") == "2026-06-20"
    chosen = due("es-ley10-2025/billing", "ES-MD", "2026-06-15", readings={"kind_of_days": "working_day"})
    assert str(chosen.due_on) == "2026-06-22"
    assert chosen.readings == {"kind_of_days": "working_day"}
    saturday = {"saturday": "counted"}
    assert due_on("cl-ley19496-56/general", "CL", "2026-06-22", readings=saturday) == "2026-07-04"
    bank = {"bank_days": "left_out"}
    assert due_on("mx-une-50bis/general", "MX", "2026-03-23") == "2026-05-05"
    assert due_on("mx-une-50bis/general", "MX", "2026-03-23", readings=bank) == "2026-05-07"
    with pytest.raises(UnknownReading):
        due("es-ley10-2025/billing", "ES-MD", "2026-06-15", readings={"kind_of_days": "lunar"})


def test_beyond_what_is_complete_an_answer_is_provisional():
    assert due("es-ley10-2025/general", "ES-MD", "2026-12-10").is_provisional is True
    assert due("es-ley10-2025/general", "ES-MD", "2026-12-01").is_provisional is False
    assert due("es-ley10-2025/general", "ES-MD", "2007-06-01").is_provisional is True


def test_a_rule_of_elsewhere_is_refused_and_a_region_is_never_guessed():
    with pytest.raises(RuleDoesNotApply):
        due("es-ley10-2025/general", "CO", "2026-06-15")
    with pytest.raises(RuleDoesNotApply):
        due("es-an-decreto472-2019/general", "ES", "2026-06-15")
    with pytest.raises(RuleDoesNotApply):
        due("es-an-decreto472-2019/general", "ES-MD", "2026-06-15")
    for region in ("XX", "ES-XX", "", "ES-", "ES-MD/Nowhere", "Spain", "ES-CT/"):
        with pytest.raises(UnknownRegion):
            due("es-ley10-2025/general", region, "2026-06-15")
    for rule in ("es-ley10-2025", "es-ley10-2025/", "es-ley10-2025/lunch", "/general", "../general"):
        with pytest.raises(UnknownRule):
            due(rule, "ES", "2026-06-15")


def test_a_company_moves_a_holiday_and_the_version_says_so():
    moved = [
        Correction("ES", dt.date(2026, 6, 16), "Fiesta de la empresa"),
        Correction("ES-CT", dt.date(2026, 6, 24), ""),
    ]
    found = due("es-ley10-2025/general", "ES-CT", "2026-06-15", corrections=moved)
    assert str(found.due_on) == "2026-07-07"
    assert [day.name for day in found.skipped if day.kind == "holiday"] == ["Fiesta de la empresa"]
    usual = due("es-ley10-2025/general", "ES-CT", "2026-06-15")
    assert found.calendar_version != usual.calendar_version
