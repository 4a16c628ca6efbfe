"""What audit entries about calendars, shifts, absences, presence and skills say, as sentences for people."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop

WORKING_TIME: Final[dict[str, str]] = {
    "organisation.calendar_created": gettext_noop("made working calendar %(target)s"),
    "organisation.calendar_changed": gettext_noop("changed working calendar %(target)s"),
    "organisation.calendar_archived": gettext_noop("archived working calendar %(target)s"),
    "organisation.calendar_restored": gettext_noop("restored working calendar %(target)s"),
    "organisation.calendar_made_default": gettext_noop("made working calendar %(target)s the default one"),
    "organisation.brand_calendar_chosen": gettext_noop("chose by which calendar brand %(target)s works"),
    "organisation.team_calendar_chosen": gettext_noop("chose by which calendar team %(target)s works"),
    "organisation.shift_pattern_saved": gettext_noop("kept shift pattern %(target)s"),
    "organisation.shift_pattern_removed": gettext_noop("removed shift pattern %(target)s"),
    "organisation.shifts_planned": gettext_noop("planned shifts of person %(target)s"),
    "organisation.shift_added": gettext_noop("planned a shift of person %(target)s"),
    "organisation.shift_removed": gettext_noop("took a shift of person %(target)s out of the roster"),
    "organisation.roster_import_started": gettext_noop("had a file of shifts read"),
    "organisation.absence_asked": gettext_noop("asked for absence %(target)s"),
    "organisation.absence_approved": gettext_noop("approved absence %(target)s"),
    "organisation.absence_refused": gettext_noop("refused absence %(target)s"),
    "organisation.absence_withdrawn": gettext_noop("took absence %(target)s back"),
    "organisation.presence_changed": gettext_noop("changed the presence of person %(target)s"),
    "organisation.skill_saved": gettext_noop("kept skill %(target)s"),
    "organisation.skill_archived": gettext_noop("archived skill %(target)s"),
    "organisation.skill_restored": gettext_noop("restored skill %(target)s"),
    "organisation.skill_given": gettext_noop("wrote down a skill of person %(target)s"),
    "organisation.skill_taken": gettext_noop("took a skill from person %(target)s"),
    "organisation.channel_weight_set": gettext_noop("set what a case by %(target)s weighs"),
    "organisation.capacity_set": gettext_noop("set how much person %(target)s carries at once"),
}
