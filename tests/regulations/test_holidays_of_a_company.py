"""A company corrects public holidays: above what ships, audited, by hand or from a file."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.holidays import UnknownRegion, calendar_of, complete_until, holidays_of
from atiende.platform.holidays.actions import (
    add_holiday,
    complete_calendar,
    move_holiday,
    remove_holiday,
    take_holiday_file,
    withdraw_holiday_correction,
)
from atiende.platform.holidays.errors import DamagedHolidayFile
from atiende.platform.models import AuditEntry, HolidayCorrection
from atiende.platform.regions.kept import read_corrections
from tests.regulations.conftest import AT

pytestmark = pytest.mark.django_db
NEW, OLD, TO = dt.date(2026, 7, 14), dt.date(2026, 6, 24), dt.date(2026, 6, 23)


def _names(region: str, day: dt.date) -> str:
    return holidays_of(region, day, day).get(day, "")


def test_one_more_one_less_one_moved_and_back(boss: Actor) -> None:
    add_holiday(region="es", on=NEW, name="Fiesta nueva", source="BOE", by=boss, at=AT)
    assert _names("ES-MD", NEW) == "Fiesta nueva"
    assert _names("CO", NEW) == ""
    move_holiday(region="ES-CT", on=OLD, to=TO, source="DOGC", by=boss, at=AT)
    assert (_names("ES-CT", OLD), _names("ES-CT", TO), _names("ES-VC", OLD)) == ("", "San Juan", "San Juan")
    remove_holiday(region="ES-CT/Barcelona", on=NEW, source="Ayuntamiento", by=boss, at=AT)
    assert (_names("ES-CT", NEW), _names("ES-CT/Barcelona", NEW)) == ("Fiesta nueva", "")
    withdraw_holiday_correction(correction_id=HolidayCorrection.objects.get(region="ES").pk, by=boss, at=AT)
    assert _names("ES-MD", NEW) == ""
    assert set(AuditEntry.objects.values_list("verb", flat=True)) == {
        "platform.holiday_added",
        "platform.holiday_removed",
        "platform.holiday_correction_withdrawn",
    }


def test_a_town_becomes_known_by_its_holidays(boss: Actor) -> None:
    with pytest.raises(UnknownRegion):
        holidays_of("ES-MD/Madrid", NEW, NEW)
    add_holiday(
        region="es-md/Madrid", on=dt.date(2026, 5, 15), name="San Isidro", source="BOCM", by=boss, at=AT
    )
    assert _names("ES-MD/madrid", dt.date(2026, 5, 15)) == "San Isidro"
    assert _names("ES-MD/Madrid", dt.date(2026, 10, 12)) == "Fiesta Nacional de España"
    assert _names("ES-MD", dt.date(2026, 5, 15)) == ""


def test_a_calendar_is_complete_where_somebody_checked_it(boss: Actor) -> None:
    checked = dt.date(2027, 12, 31)
    complete_calendar(region="ES-AN", until=checked, source="BOJA", by=boss, at=AT)
    assert complete_until("ES-AN") == complete_until("ES-SE") == checked
    assert complete_until("ES-MD") == dt.date(2026, 12, 31)
    complete_calendar(region="ES", until=checked, source="BOE", by=boss, at=AT)
    assert complete_until("ES-MD") == dt.date(2026, 12, 31)  # its own days were not checked
    complete_calendar(region="CO", until=checked, source="Ley", by=boss, at=AT)
    assert complete_until("CO-ANT") == checked


def test_what_cannot_be_is_said_at_its_field(boss: Actor, agent: Actor) -> None:
    with pytest.raises(NotPermitted):
        add_holiday(region="ES", on=NEW, name="x", source="y", by=agent, at=AT)
    for on, name, source, field in (
        (NEW, " ", "BOE", "name"),
        (NEW, "x", " ", "source"),
        (dt.date(1900, 1, 1), "x", "BOE", "on"),
        (dt.date(2026, 12, 25), "Natividad del Señor", "BOE", "on"),
    ):
        with pytest.raises(InvalidInput) as refused:
            add_holiday(region="ES", on=on, name=name, source=source, by=boss, at=AT)
        assert list(refused.value.fields) == [field]
    with pytest.raises(InvalidInput):
        remove_holiday(region="ES", on=NEW, source="BOE", by=boss, at=AT)
    with pytest.raises(InvalidInput):
        move_holiday(region="ES-CT", on=OLD, to=OLD, source="BOE", by=boss, at=AT)
    with pytest.raises(UnknownRegion):
        add_holiday(region="XX/Town", on=NEW, name="x", source="BOE", by=boss, at=AT)
    with pytest.raises(NotFound):
        withdraw_holiday_correction(correction_id=999, by=boss, at=AT)
    assert not HolidayCorrection.objects.exists()


FILE = """
source = "BOE-A-2026-00000"
[[complete]]
region = "ES-MD"
until = 2027-12-31
[[holidays]]
region = "ES-MD"
on = 2027-05-03
name = "Lunes siguiente"
[[removed]]
region = "ES-MD"
on = 2027-12-25
"""


def test_a_file_is_taken_whole_and_may_come_twice(boss: Actor) -> None:
    assert take_holiday_file(content=FILE.encode(), by=boss, at=AT) == 3
    assert _names("ES-MD", dt.date(2027, 5, 3)) == "Lunes siguiente"
    assert _names("ES-MD", dt.date(2027, 12, 25)) == ""
    assert HolidayCorrection.objects.get(on=dt.date(2027, 5, 3)).source == "BOE-A-2026-00000"
    assert (
        take_holiday_file(content=FILE.encode(), by=boss, at=AT) == 1
    )  # only the date of the check is said anew
    assert HolidayCorrection.objects.count() == 2


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"[[holidays]]",
        FILE.replace("ES-MD", "XX").encode(),
        FILE.replace("2027-05-03", '"soon"').encode(),
        FILE.replace("[[removed]]", "[[deleted]]").encode(),
        (FILE + 'name = "x"').encode(),
    ],
)
def test_a_damaged_file_changes_nothing(boss: Actor, content: bytes) -> None:
    with pytest.raises(DamagedHolidayFile):
        take_holiday_file(content=content, by=boss, at=AT)
    assert not HolidayCorrection.objects.exists()


def test_a_command_without_django_reads_the_same(boss: Actor) -> None:
    add_holiday(region="ES-MD/Madrid", on=NEW, name="Fiesta", source="BOCM", by=boss, at=AT)
    complete_calendar(region="ES-MD/Madrid", until=NEW, source="BOCM", by=boss, at=AT)
    connection.ensure_connection()
    corrections, completed = read_corrections(connection.connection)
    calendar = calendar_of("ES-MD/Madrid")
    assert corrections == calendar.corrections
    assert completed == calendar.completed
