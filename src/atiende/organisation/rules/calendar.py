"""What can be said of a working calendar, as typed and as kept."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Final

from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import folded, one_line
from atiende.kernel.working_time import Block, WorkingTime
from atiende.organisation.rules import problems as say
from atiende.organisation.rules.hours import Day, Week, pairs_of
from atiende.organisation.rules.time_zones import is_time_zone

NEVER_OPENS: Final = gettext_noop(
    "This calendar would never open: give at least one day of the week its hours."
)
NAME_NEEDED: Final = gettext_noop("Give the special day a name, so that everybody knows why.")
DAY_OUT_OF_REACH: Final = gettext_noop("Choose a day between the years 2000 and 2100.")
COMPLETE_TOO_FAR: Final = gettext_noop("Choose a day of the next ten years, or none.")

FIRST_DAY: Final = dt.date(2000, 1, 1)
LAST_DAY: Final = dt.date(2100, 12, 31)
SOON: Final = dt.timedelta(days=90)
"""So long before its holidays end, a calendar asks to be completed."""
_CLOSED: Final[Day] = ()
USUAL_WEEK: Final[Week] = (*(((Block(540, 1080),),) * 5), _CLOSED, _CLOSED)
"""What counts while the company has no calendar of its own: Monday to Friday, nine to six."""


@dataclass(frozen=True, slots=True)
class CalendarFields:
    """`region`: whose holidays are closed days (ISO 3166, with a town after a slash); empty: of none.

    `complete_until`: what somebody vouched for; None: as far as the holidays of the region are known.
    """

    name: str
    time_zone: str
    week: Week
    region: str = ""
    complete_until: dt.date | None = None

    def cleaned(self) -> CalendarFields:
        return dataclasses.replace(
            self, name=one_line(self.name, limit=100), region=one_line(self.region, limit=80)
        )


def problems_of_calendar(calendar: CalendarFields, *, at: dt.date) -> say.Problems:
    """What is wrong with cleaned fields; empty when they can be kept."""
    found: say.Problems = {}
    if not calendar.name:
        found["name"] = say.REQUIRED
    elif not folded(calendar.name):
        found["name"] = say.NO_LETTERS
    if not is_time_zone(calendar.time_zone):
        found["time_zone"] = say.NOT_A_ZONE
    if not any(calendar.week):
        found["week"] = NEVER_OPENS
    until = calendar.complete_until
    if until is not None and not FIRST_DAY <= until <= at + dt.timedelta(days=3660):
        found["complete_until"] = COMPLETE_TOO_FAR
    return found


def columns_of_calendar(cleaned: CalendarFields) -> dict[str, object]:
    """As they are kept."""
    return {
        "name": cleaned.name,
        "folded_name": folded(cleaned.name)[:100],
        "time_zone": cleaned.time_zone,
        "week": [pairs_of(day) for day in cleaned.week],
        "region": cleaned.region,
        "complete_until": cleaned.complete_until,
    }


@dataclass(frozen=True, slots=True)
class SpecialDayFields:
    """`hours` empty: closed all day."""

    day: dt.date
    name: str
    hours: Day = ()

    def cleaned(self) -> SpecialDayFields:
        return dataclasses.replace(self, name=one_line(self.name, limit=100))


def problems_of_special_day(special: SpecialDayFields) -> say.Problems:
    found: say.Problems = {}
    if not FIRST_DAY <= special.day <= LAST_DAY:
        found["day"] = DAY_OUT_OF_REACH
    if not special.name:
        found["name"] = NAME_NEEDED
    return found


def usual_working_time(zone: str) -> WorkingTime:
    """What counts while nothing was said: `USUAL_WEEK`, without holidays."""
    return WorkingTime(zone, USUAL_WEEK, {}, {}, None)


def ends_soon(complete_until: dt.date | None, today: dt.date) -> bool:
    """Whether the days beyond what is known come near, or are here."""
    return complete_until is not None and complete_until < today + SOON
