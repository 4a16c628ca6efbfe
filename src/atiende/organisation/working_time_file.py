"""Working calendars, shift patterns and skills, for the file of the set-up: without people and their shifts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.organisation.actions.change_calendar import change_calendar
from atiende.organisation.actions.choose_calendar import choose_calendar
from atiende.organisation.actions.create_calendar import create_calendar
from atiende.organisation.actions.save_shift_pattern import save_shift_pattern
from atiende.organisation.actions.save_skill import save_skill
from atiende.organisation.actions.set_special_day import set_special_day
from atiende.organisation.models import Brand, Skill, Team, WorkingCalendar
from atiende.organisation.queries import (
    calendars_visible_to,
    fields_of_calendar,
    list_skills,
    shift_patterns,
    special_days_of,
)
from atiende.organisation.rules.calendar import CalendarFields, SpecialDayFields
from atiende.organisation.rules.hours import blocks_of_pairs
from atiende.organisation.rules.roster import PatternFields
from atiende.organisation.rules.skills import SkillFields
from atiende.platform.set_up_file import Change, NamesNothing, Outcome, taken_each

WORKING_TIME_PARTS: Final = {
    "calendars": (
        "name",
        "time_zone",
        "week",
        "region",
        "complete_until",
        "special_days",
        "brands",
        "teams",
    ),
    "shift_patterns": ("name", "week"),
    "skills": ("name", "kind", "key"),
}


def export_working_time(by: Actor) -> dict[str, Any]:
    """What is at work; the default calendar first, since the first one that comes in becomes the default."""
    rows = calendars_visible_to(by).filter(archived_at=None).order_by("-is_default", "folded_name")
    return {
        "calendars": [_told(row) for row in rows],
        "shift_patterns": [{"name": row.name, "week": row.week} for row in shift_patterns()],
        "skills": [{"name": row.name, "kind": row.kind, "key": row.key} for row in list_skills()],
    }


def take_working_time(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    """All by their names; special days that the file does not name stay."""
    changes = taken_each(data, "calendars", "calendar", lambda row: _calendar(row, by, at))
    changes += taken_each(data, "shift_patterns", "shift_pattern", lambda row: _pattern(row, by, at))
    return changes + taken_each(data, "skills", "skill", lambda row: _skill(row, by, at))


def _told(row: WorkingCalendar) -> dict[str, Any]:
    days = special_days_of(row.pk)
    brands = Brand.objects.filter(calendar=row, archival=None).order_by("slug")
    teams = Team.objects.filter(calendar=row, archival=None).order_by("folded_name")
    return {
        "name": row.name,
        "time_zone": row.time_zone,
        "week": row.week,
        "region": row.region,
        "complete_until": row.complete_until.isoformat() if row.complete_until else None,
        "special_days": [
            {"day": each.day.isoformat(), "name": each.name, "hours": each.hours} for each in days
        ],
        "brands": list(brands.values_list("slug", flat=True)),
        "teams": list(teams.values_list("name", flat=True)),
    }


def _calendar(row: Any, by: Actor, at: dt.datetime) -> Outcome:
    fields = CalendarFields(
        name=str(row["name"]),
        time_zone=str(row["time_zone"]),
        week=tuple(blocks_of_pairs(day) for day in row["week"]),
        region=str(row.get("region", "")),
        complete_until=dt.date.fromisoformat(row["complete_until"]) if row.get("complete_until") else None,
    )
    if len(fields.week) != 7:
        raise ValueError("a week has seven days")
    found = calendars_visible_to(by).filter(folded_name=folded(fields.cleaned().name)[:100]).first()
    before = _told(found) if found is not None else None
    if found is None:
        found = create_calendar(fields=fields, by=by, at=at)
    elif fields_of_calendar(found) != fields:
        change_calendar(calendar_id=found.pk, fields=fields, version=found.version, by=by, at=at)
    for day in row.get("special_days", ()):
        hours = blocks_of_pairs(day["hours"])
        special = SpecialDayFields(dt.date.fromisoformat(day["day"]), str(day["name"]), hours)
        set_special_day(calendar_id=found.pk, fields=special, by=by, at=at)
    _choose(row, found.pk, by, at)
    if before is None:
        return "added"
    return "same" if _told(WorkingCalendar.objects.get(pk=found.pk)) == before else "changed"


def _choose(row: Any, calendar_id: int, by: Actor, at: dt.datetime) -> None:
    """Brands by their short name, teams by their name. Raises NamesNothing."""
    for slug in row.get("brands", ()):
        brand = Brand.objects.filter(slug=slug).first()
        if brand is None:
            raise NamesNothing(names=str(slug)[:120])
        choose_calendar(scope="brand", scope_id=brand.pk, calendar_id=calendar_id, by=by, at=at)
    for name in row.get("teams", ()):
        team = Team.objects.filter(folded_name=folded(str(name))[:100]).first()
        if team is None:
            raise NamesNothing(names=str(name)[:120])
        choose_calendar(scope="team", scope_id=team.pk, calendar_id=calendar_id, by=by, at=at)


def _pattern(row: Any, by: Actor, at: dt.datetime) -> Outcome:
    week = tuple(tuple((int(start), int(end)) for start, end in day) for day in row["week"])
    if len(week) != 7 or any(not 0 <= start < end <= 2880 for day in week for start, end in day):
        raise ValueError("a week has seven days of spans")
    fields = PatternFields(str(row["name"]), week)
    name = folded(fields.cleaned().name)[:80]
    found = next((each for each in shift_patterns() if each.folded_name == name), None)
    if found is not None and found.week == [[list(span) for span in day] for day in week]:
        return "same"
    pattern_id, version = (found.pk, found.version) if found else (None, 0)
    save_shift_pattern(pattern_id=pattern_id, fields=fields, version=version, by=by, at=at)
    return "changed" if found else "added"


def _skill(row: Any, by: Actor, at: dt.datetime) -> Outcome:
    fields = SkillFields(str(row["name"]), str(row.get("kind", "skill")), str(row.get("key", "")))
    cleaned = fields.cleaned()
    if Skill.objects.filter(key=cleaned.key, folded_name=folded(cleaned.name)[:80]).exists():
        return "same"
    found = Skill.objects.filter(key=cleaned.key).first()
    save_skill(
        skill_id=found.pk if found else None,
        fields=fields,
        version=found.version if found else 0,
        by=by,
        at=at,
    )
    return "changed" if found else "added"
