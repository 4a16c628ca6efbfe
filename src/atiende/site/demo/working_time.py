"""When the people of the demonstration work, what they know, and who is away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from atiende.kernel.actors import Actor
from atiende.organisation.actions.ask_absence import ask_absence
from atiende.organisation.actions.change_presence import change_presence
from atiende.organisation.actions.choose_calendar import choose_calendar
from atiende.organisation.actions.create_calendar import create_calendar
from atiende.organisation.actions.give_skill import give_skill
from atiende.organisation.actions.plan_shifts import plan_shifts
from atiende.organisation.actions.save_shift_pattern import save_shift_pattern
from atiende.organisation.actions.save_skill import save_skill
from atiende.organisation.errors import NameTaken
from atiende.organisation.rules.calendar import CalendarFields
from atiende.organisation.rules.demonstration import name_apart
from atiende.organisation.rules.hours import week_of
from atiende.organisation.rules.roster import PatternFields, Spans
from atiende.organisation.rules.skills import SkillFields
from atiende.platform.demonstration import mark

REGION: Final = "ES-MD"
CALENDAR: Final = ("Horario de Nova Hogar", ("9:00-14:00, 16:00-19:00",) * 5 + ("10:00-14:00", ""))
MORNING: Final[Spans] = ((480, 900),)
AFTERNOON: Final[Spans] = ((780, 1200),)
PATTERNS: Final[Mapping[str, tuple[str, Spans]]] = {
    "morning": ("Mañanas (demostración)", MORNING),
    "afternoon": ("Tardes (demostración)", AFTERNOON),
}
AFTERNOONS: Final = frozenset({"andres", "carmen", "nerea", "pilar", "ivan"})
WEEKS: Final = 4
SKILLS: Final = {
    "appliances": SkillFields("Averías de electrodomésticos"),
    "invoices": SkillFields("Facturas y abonos"),
    "english": SkillFields("Inglés", "language", "en"),
    "french": SkillFields("Francés", "language", "fr"),
}
KNOWS: Final = (
    ("raul", "appliances", 5, None),
    ("nerea", "appliances", 3, 20),
    ("tomas", "invoices", 5, None),
    ("pilar", "invoices", 4, None),
    ("lucia", "english", 4, None),
    ("fatima", "french", 5, None),
    ("fatima", "english", 3, None),
    ("marta", "english", 2, 12),
)
"""Who, what, how well, and in how many days it expires."""
PRESENT: Final = (
    ("lucia", "available", ""),
    ("fatima", "available", ""),
    ("raul", "busy", "meeting"),
    ("tomas", "away", "break"),
)
AWAY: Final = (("pilar", "holiday", 7, 11), ("jon", "training", 14, 15))
"""Who, why, and from which to which day ahead."""


def give_working_time(
    agents: Mapping[str, int], brands: Mapping[str, int], time_zone: str, by: Actor, at: dt.datetime
) -> None:
    """The company's own default calendar, if it has one, stays what it is."""
    _calendar(brands, time_zone, by, at)
    _shifts(agents, by, at)
    _skills(agents, by, at)
    for key, state, reason in PRESENT:
        change_presence(agent_id=agents[key], state=state, reason=reason, by=by, at=at)
    for key, kind, first, last in AWAY:
        days = {"first_on": at.date() + dt.timedelta(first), "last_on": at.date() + dt.timedelta(last)}
        ask_absence(agent_id=agents[key], kind=kind, **days, by=by, at=at)


def _calendar(brands: Mapping[str, int], time_zone: str, by: Actor, at: dt.datetime) -> None:
    name, week = CALENDAR
    fields = CalendarFields(name, time_zone, week_of(week), REGION)
    try:
        made = create_calendar(fields=fields, may_be_default=False, by=by, at=at)
    except NameTaken:
        apart = CalendarFields(name_apart(name), time_zone, week_of(week), REGION)
        made = create_calendar(fields=apart, may_be_default=False, by=by, at=at)
    mark("calendar", [made.pk])
    for brand_id in brands.values():
        choose_calendar(scope="brand", scope_id=brand_id, calendar_id=made.pk, by=by, at=at)


def _shifts(agents: Mapping[str, int], by: Actor, at: dt.datetime) -> None:
    patterns = {}
    for key, (name, spans) in PATTERNS.items():
        week: tuple[Spans, ...] = (spans, spans, spans, spans, spans, (), ())
        try:
            row = save_shift_pattern(pattern_id=None, fields=PatternFields(name, week), by=by, at=at)
        except NameTaken:
            apart = PatternFields(name_apart(name), week)
            row = save_shift_pattern(pattern_id=None, fields=apart, by=by, at=at)
        patterns[key] = row.pk
    mark("shift_pattern", patterns.values())
    for key, agent_id in agents.items():
        pattern_id = patterns["afternoon" if key in AFTERNOONS else "morning"]
        plan_shifts(agent_id=agent_id, pattern_id=pattern_id, first_on=at.date(), weeks=WEEKS, by=by, at=at)


def _skills(agents: Mapping[str, int], by: Actor, at: dt.datetime) -> None:
    made = {}
    for key, fields in SKILLS.items():
        try:
            made[key] = save_skill(skill_id=None, fields=fields, by=by, at=at).pk
        except NameTaken:
            continue  # a company that has the skill keeps it, and the demonstration does without
    mark("skill", made.values())
    for person, skill, level, days in KNOWS:
        if skill in made:
            until = None if days is None else at.date() + dt.timedelta(days)
            give_skill(
                agent_id=agents[person], skill_id=made[skill], level=level, expires_on=until, by=by, at=at
            )
