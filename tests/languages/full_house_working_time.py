"""Calendars, shifts, absences, presence and skills of the full house."""

from __future__ import annotations

import datetime as dt
from typing import Any

from atiende.kernel.actors import SYSTEM
from atiende.organisation.actions.add_shift import add_shift
from atiende.organisation.actions.ask_absence import ask_absence
from atiende.organisation.actions.change_presence import change_presence
from atiende.organisation.actions.create_calendar import create_calendar
from atiende.organisation.actions.give_skill import give_skill
from atiende.organisation.actions.save_shift_pattern import save_shift_pattern
from atiende.organisation.actions.save_skill import save_skill
from atiende.organisation.actions.set_special_day import set_special_day
from atiende.organisation.models import Absence
from atiende.organisation.queries import calendars_visible_to
from atiende.organisation.rules.calendar import CalendarFields, SpecialDayFields
from atiende.organisation.rules.hours import week_of
from atiende.organisation.rules.roster import PatternFields
from atiende.organisation.rules.skills import SkillFields

NAME = "Xyzzy"


def fill(rows: dict[str, Any], now: dt.datetime) -> dict[str, Any]:
    """A calendar with a special day, a pattern, a shift, an absence and two skills of the first person."""
    person, today = rows["people"][0], now.date()
    week = week_of(["9-14, 16-19"] * 5 + ["", ""])
    fields = CalendarFields(NAME, "Europe/Madrid", week, "ES", today)
    calendar = create_calendar(fields=fields, by=SYSTEM, at=now)
    set_special_day(calendar_id=calendar.pk, fields=SpecialDayFields(today, NAME), by=SYSTEM, at=now)
    night = (((1320, 1800),), *(((),) * 6))
    pattern = save_shift_pattern(pattern_id=None, fields=PatternFields(NAME, night), by=SYSTEM, at=now)
    shift = add_shift(agent_id=person.pk, day=today, start=540, end=900, by=SYSTEM, at=now)
    absence = ask_absence(
        agent_id=person.pk, kind="training", first_on=today, last_on=today, by=SYSTEM, at=now
    )
    Absence.objects.filter(pk=absence.pk).update(state="asked", decided_at=None, decided_by_label="")
    skills = [
        save_skill(skill_id=None, fields=SkillFields(name, kind, key), by=SYSTEM, at=now)
        for kind, key, name in (("skill", "", NAME), ("language", "fr", "Plugh"))
    ]
    for level, skill in ((4, skills[0]), (2, skills[1])):
        give_skill(agent_id=person.pk, skill_id=skill.pk, level=level, expires_on=today, by=SYSTEM, at=now)
    change_presence(agent_id=person.pk, state="busy", reason="meeting", by=SYSTEM, at=now)
    return {
        "calendar": calendar,
        "pattern": pattern,
        "shift": shift,
        "absence": absence,
        "skill": skills[0],
    }


def examples(rows: dict[str, Any]) -> dict[str, list[tuple[object, ...]]]:
    return {
        "console:calendar": [(rows["calendar"].pk,)],
        "console:shift_pattern": [(rows["pattern"].pk,)],
        "console:skill": [(rows["skill"].pk,)],
        "console:person_time": [(rows["people"][0].pk,)],
    }


def known_names() -> list[str]:
    return [NAME, "Plugh", *calendars_visible_to(SYSTEM).values_list("name", flat=True)]
