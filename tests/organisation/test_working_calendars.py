"""Calendars: which one counts, what they refuse, and what is told when they change."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from atiende.kernel.refusals import Conflict, InvalidInput, NotFound, NotPermitted
from atiende.kernel.working_time import Block, is_open_at
from atiende.organisation.actions.archive_calendar import archive_calendar
from atiende.organisation.actions.change_calendar import change_calendar
from atiende.organisation.actions.choose_calendar import choose_calendar
from atiende.organisation.actions.create_calendar import create_calendar
from atiende.organisation.actions.make_calendar_default import make_calendar_default
from atiende.organisation.actions.remove_special_day import remove_special_day
from atiende.organisation.actions.restore_calendar import restore_calendar
from atiende.organisation.actions.set_special_day import set_special_day
from atiende.organisation.errors import CalendarIsArchived, CalendarIsDefault, NameTaken
from atiende.organisation.queries import calendar_id_of, working_time_of
from atiende.organisation.rules.calendar import NEVER_OPENS, CalendarFields, SpecialDayFields
from atiende.organisation.rules.hours import week_of
from atiende.platform.models.outbox import OutboxEvent

pytestmark = pytest.mark.django_db
WEEK = week_of(["9-14, 16-19"] * 5 + ["", ""])
FIELDS = CalendarFields("Horario general", "Europe/Madrid", WEEK)
SPAN = (dt.date(2026, 12, 1), dt.date(2026, 12, 31))


@pytest.fixture
def made(company, administrator, at):
    return create_calendar(fields=FIELDS, by=administrator, at=at)


def test_without_a_calendar_the_usual_week_counts_in_the_zone_of_the_company(company):
    usual = working_time_of(None, *SPAN)
    assert usual.zone == "Europe/Madrid"
    assert usual.week[0] == (Block(540, 1080),)
    assert not usual.week[6]


def test_the_first_is_the_default_and_special_days_win(made, administrator, at):
    christmas, market = dt.date(2026, 12, 25), dt.date(2026, 12, 27)
    for day, name, hours in ((christmas, "Navidad", ()), (market, "Domingo de compras", (Block(600, 840),))):
        set_special_day(
            calendar_id=made.pk, fields=SpecialDayFields(day, name, hours), by=administrator, at=at
        )
    calendar = working_time_of(None, *SPAN)
    assert is_open_at(calendar, dt.datetime(2026, 12, 27, 10, tzinfo=dt.UTC))
    assert not is_open_at(calendar, dt.datetime(2026, 12, 25, 10, tzinfo=dt.UTC))
    copy = create_calendar(fields=replace(FIELDS, name="Copia"), copied_from=made.pk, by=administrator, at=at)
    assert set(working_time_of(copy.pk, *SPAN).special) == {christmas, market}
    remove_special_day(calendar_id=made.pk, day=christmas, by=administrator, at=at)
    assert set(working_time_of(made.pk, *SPAN).special) == {market}


def test_one_without_working_time_is_refused_in_words(company, administrator, at):
    with pytest.raises(InvalidInput) as refused:
        create_calendar(fields=replace(FIELDS, week=((),) * 7), by=administrator, at=at)
    assert refused.value.fields == {"week": NEVER_OPENS}
    with pytest.raises(InvalidInput) as refused:
        create_calendar(fields=CalendarFields(" ", "Mars/Olympus", WEEK), by=administrator, at=at)
    assert set(refused.value.fields) == {"name", "time_zone"}


def test_the_team_comes_before_the_brand_and_the_brand_before_the_company(
    made, make_brand, make_team, administrator, at
):
    brand, team = make_brand("Nova"), make_team("Noches")
    night = create_calendar(fields=replace(FIELDS, name="Noche"), by=administrator, at=at)
    shop = create_calendar(fields=replace(FIELDS, name="Tienda"), by=administrator, at=at)

    def counts():
        return calendar_id_of(brand_id=brand.pk, team_id=team.pk)

    assert counts() == made.pk
    choose_calendar(scope="brand", scope_id=brand.pk, calendar_id=shop.pk, by=administrator, at=at)
    assert counts() == shop.pk
    choose_calendar(scope="team", scope_id=team.pk, calendar_id=night.pk, by=administrator, at=at)
    assert counts() == night.pk
    archive_calendar(calendar_id=night.pk, by=administrator, at=at)
    assert counts() == shop.pk
    with pytest.raises(CalendarIsArchived):
        choose_calendar(scope="brand", scope_id=brand.pk, calendar_id=night.pk, by=administrator, at=at)
    with pytest.raises(CalendarIsArchived):
        make_calendar_default(calendar_id=night.pk, by=administrator, at=at)
    restore_calendar(calendar_id=night.pk, by=administrator, at=at)
    make_calendar_default(calendar_id=night.pk, by=administrator, at=at)
    archive_calendar(calendar_id=made.pk, by=administrator, at=at)
    with pytest.raises(CalendarIsDefault):
        archive_calendar(calendar_id=night.pk, by=administrator, at=at)


def test_a_later_complete_until_is_announced(made, administrator, at):
    later = replace(FIELDS, complete_until=dt.date(2027, 12, 31))
    changed = change_calendar(calendar_id=made.pk, fields=later, version=1, by=administrator, at=at)
    assert working_time_of(None, *SPAN).complete_until == dt.date(2027, 12, 31)
    told = list(OutboxEvent.objects.order_by("id").values_list("name", flat=True))
    assert told[-2:] == ["organisation.calendar_changed.v1", "organisation.calendar_completed.v1"]
    change_calendar(calendar_id=made.pk, fields=later, version=1, by=administrator, at=at)
    with pytest.raises(Conflict):
        change_calendar(calendar_id=made.pk, fields=FIELDS, version=1, by=administrator, at=at)
    assert changed.version == 2


def test_who_may(made, auditor, stranger, administrator, at):
    for somebody in (auditor, stranger):
        with pytest.raises(NotPermitted):
            create_calendar(fields=FIELDS, by=somebody, at=at)
    with pytest.raises(NameTaken):
        create_calendar(fields=FIELDS, by=administrator, at=at)
    with pytest.raises(NotFound):
        working_time_of(made.pk + 1, *SPAN)
