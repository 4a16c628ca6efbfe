"""Putting a case off: the moments that are offered, in the person's zone, and what they chose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from atiende.kernel.refusals import InvalidInput
from atiende.tickets.rules.snoozing import LONGEST, SNOOZE_UNREADABLE, Awaited, Snooze, moment_of

CHOSEN: Final = "at"
"""In place of one of the moments that are offered: the one that the field `at` says."""
_WORDS: Final = {
    Snooze.TOMORROW: _("Until tomorrow"),
    Snooze.MONDAY: _("Until Monday"),
    Snooze.WEEK: _("For a week"),
}
_FIELD: Final = "%Y-%m-%dT%H:%M"


def snoozes_offered(at: dt.datetime) -> dict[str, Any]:
    """`snoozes`: key, words and moment of each; and what the field for any other moment starts with and takes."""
    zone = timezone.get_current_timezone()
    moments = [(each.value, words, moment_of(each, at=at, zone=zone)) for each, words in _WORDS.items()]
    return {
        "snoozes": moments,
        "snooze_starts": moments[0][2].astimezone(zone).strftime(_FIELD),
        "snooze_least": at.astimezone(zone).strftime(_FIELD),
        "snooze_most": (at + LONGEST - dt.timedelta(days=1)).astimezone(zone).strftime(_FIELD),
    }


def later_chosen(posted: Mapping[str, str], *, key: str, at: dt.datetime) -> dt.datetime:
    """When a reply is to be sent: one of the moments that are offered, or with "at" what the field says.

    Raises InvalidInput."""
    return snooze_chosen({CHOSEN: posted.get("later_at", "")}, key=key, at=at)


def snooze_chosen(posted: Mapping[str, str], *, key: str, at: dt.datetime) -> dt.datetime:
    """Until when. Raises InvalidInput for what is no moment; whether it is a good one the action says."""
    zone = timezone.get_current_timezone()
    if key in {each.value for each in Snooze}:
        return moment_of(Snooze(key), at=at, zone=zone)
    try:
        typed = dt.datetime.fromisoformat(posted.get(CHOSEN, "")[:40])
        return (typed if typed.tzinfo else typed.replace(tzinfo=zone)).astimezone(dt.UTC)
    except (ValueError, OverflowError) as error:
        raise InvalidInput(fields={"until": SNOOZE_UNREADABLE}) from error


def event_chosen(key: str) -> tuple[str, int | None]:
    """What is waited for, and the id of it: `answer`, `case-7`, `order-7`; empty for a moment."""
    kind, _dash, ident = key.partition("-")
    if kind not in {each.value for each in Awaited}:
        return "", None
    return kind, int(ident) if ident.isascii() and ident.isdecimal() and len(ident) < 19 else None
