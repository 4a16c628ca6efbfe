"""Working calendars: the list, one of them, and working time as the arithmetic of the kernel takes it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.kernel.working_time import WorkingTime
from atiende.organisation.models import Brand, SpecialDay, Team, WorkingCalendar
from atiende.organisation.queries.company import organisation
from atiende.organisation.queries.holidays import closed_by_holidays, holidays_known_until
from atiende.organisation.rules.calendar import CalendarFields, usual_working_time
from atiende.organisation.rules.hours import blocks_of_pairs
from atiende.platform.postgres.reading import read_row

_OF_CASE: Final = """
    SELECT coalesce(
        (SELECT calendar_id FROM organisation_team team
            JOIN organisation_workingcalendar c ON c.id = team.calendar_id AND c.archived_at IS NULL
            WHERE team.id = %(team)s::bigint),
        (SELECT calendar_id FROM organisation_brand brand
            JOIN organisation_workingcalendar c ON c.id = brand.calendar_id AND c.archived_at IS NULL
            WHERE brand.id = %(brand)s::bigint),
        (SELECT id FROM organisation_workingcalendar WHERE is_default)
    )
"""


@dataclass(frozen=True, slots=True)
class CalendarUse:
    """Whom a calendar counts for, besides everybody when it is the default one."""

    brands: tuple[str, ...]
    teams: tuple[str, ...]


def calendars_visible_to(actor: Actor) -> QuerySet[WorkingCalendar]:
    """All for who reads the organisation, none for others."""
    rows = WorkingCalendar.objects.order_by("folded_name", "pk")
    return rows if actor.may("organisation.read") else rows.none()


def get_calendar_for(actor: Actor, calendar_id: int, *, is_locked: bool = False) -> WorkingCalendar:
    """NotFound when there is none or the actor may not see it. Locked: until the transaction ends."""
    rows = calendars_visible_to(actor).filter(pk=calendar_id)
    found = (rows.select_for_update() if is_locked else rows).first()
    if found is None:
        raise NotFound
    return found


def special_days_of(calendar_id: int) -> list[SpecialDay]:
    return list(SpecialDay.objects.filter(calendar_id=calendar_id).order_by("day"))


def uses_of_calendars() -> dict[int, CalendarUse]:
    """Brands and teams at work that named each calendar, in two queries."""
    brands = Brand.objects.filter(archival=None, calendar__isnull=False).order_by("folded_name")
    teams = Team.objects.filter(archival=None, calendar__isnull=False).order_by("folded_name")
    named: dict[int, tuple[list[str], list[str]]] = {}
    for calendar_id, name in brands.values_list("calendar_id", "name"):
        named.setdefault(calendar_id or 0, ([], []))[0].append(name)
    for calendar_id, name in teams.values_list("calendar_id", "name"):
        named.setdefault(calendar_id or 0, ([], []))[1].append(name)
    return {key: CalendarUse(tuple(brands), tuple(teams)) for key, (brands, teams) in named.items()}


def fields_of_calendar(row: WorkingCalendar) -> CalendarFields:
    return CalendarFields(
        name=row.name,
        time_zone=row.time_zone,
        week=tuple(blocks_of_pairs(day) for day in row.week),
        region=row.region,
        complete_until=row.complete_until,
    )


def default_calendar_id() -> int | None:
    return WorkingCalendar.objects.filter(is_default=True).values_list("pk", flat=True).first()


def calendar_id_of(*, brand_id: int | None = None, team_id: int | None = None) -> int | None:
    """The calendar that counts: the team's own, else the brand's, else the company's default; None: the usual week."""
    found = read_row(_OF_CASE, {"team": team_id, "brand": brand_id})
    return found[0] if found else None


def working_time_of(calendar_id: int | None, first: dt.date, last: dt.date) -> WorkingTime:
    """The calendar with what is special between two days, both included. None: the company's default.

    While the company has no calendar, Monday to Friday from nine to six in its zone. Raises NotFound.
    """
    rows = WorkingCalendar.objects.all()
    found = (rows.filter(is_default=True) if calendar_id is None else rows.filter(pk=calendar_id)).first()
    if found is not None:
        return working_time(found, first, last)
    if calendar_id is not None:
        raise NotFound
    company = organisation()
    return usual_working_time(company.time_zone if company else "UTC")


def working_time(row: WorkingCalendar, first: dt.date, last: dt.date) -> WorkingTime:
    """The same of a calendar at hand."""
    days = SpecialDay.objects.filter(calendar=row, day__range=(first, last)).values_list("day", "hours")
    return WorkingTime(
        zone=row.time_zone,
        week=tuple(blocks_of_pairs(day) for day in row.week),
        special={day: blocks_of_pairs(hours) for day, hours in days},
        holidays=closed_by_holidays(row.region, first, last),
        complete_until=complete_until_of(row),
    )


def complete_until_of(row: WorkingCalendar) -> dt.date | None:
    """What somebody vouched for, else as far as the holidays of its region are known; None: nothing is awaited."""
    return row.complete_until or holidays_known_until(row.region)
