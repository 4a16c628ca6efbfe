"""Until when a case can be put off."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Final

from atiende.kernel.refusals import gettext_noop

HOUR: Final = 9
"""Work begins then, in the zone of who puts the case off."""
LONGEST: Final = dt.timedelta(days=366)
SNOOZE_PAST: Final = gettext_noop("Choose a moment that is still to come.")
SNOOZE_TOO_FAR: Final = gettext_noop("Choose a moment within a year.")
SNOOZE_UNREADABLE: Final = gettext_noop("Choose a day and an hour.")
AT_MOST: Final = dt.timedelta(days=90)
"""What waits for an answer or an event comes back by then, whether or not it came."""
EVENT_UNKNOWN: Final = gettext_noop("Choose what the case waits for from the list.")
EVENT_PAST: Final = gettext_noop("That case is solved already: there is nothing to wait for.")
_MONDAY: Final = 0


class Snooze(StrEnum):
    """The moments that are offered; any other can be chosen."""

    TOMORROW = "tomorrow"
    MONDAY = "monday"
    WEEK = "week"


class Awaited(StrEnum):
    """What may bring a case back before its time. An answer always does; here nothing else is waited for."""

    ANSWER = "answer"
    CASE = "case"
    ORDER = "order"


def moment_of(snooze: Snooze, *, at: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Nine o'clock in this zone: tomorrow, on the next Monday that is not today, or in seven days."""
    today = at.astimezone(zone).date()
    days = {
        Snooze.TOMORROW: 1,
        Snooze.WEEK: 7,
        Snooze.MONDAY: (_MONDAY - today.weekday()) % 7 or 7,
    }[snooze]
    chosen = dt.datetime.combine(today + dt.timedelta(days=days), dt.time(HOUR), tzinfo=zone)
    return chosen.astimezone(dt.UTC)


def problem_of_snooze(until: dt.datetime, *, at: dt.datetime) -> str:
    """Why a case cannot be put off till then; empty when it can."""
    if until <= at:
        return SNOOZE_PAST
    return SNOOZE_TOO_FAR if until - at > LONGEST else ""
