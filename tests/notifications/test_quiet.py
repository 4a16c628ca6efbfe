"""Do not disturb: by hours of the person's own day, over midnight, at weekends, until a moment; and who passes."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from atiende.notifications.rules.kinds import MailWay
from atiende.notifications.rules.quiet import PATIENCE, Quiet, free_from, mail_at, push_at

MADRID = ZoneInfo("Europe/Madrid")
NIGHT = Quiet(starts=dt.time(20), ends=dt.time(8))


def here(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A moment of November 2026 in Madrid; the 23rd is a Monday."""
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=MADRID)


def test_hours_over_midnight():
    assert free_from(NIGHT, at=here(23, 12), zone=MADRID) == here(23, 12)
    assert free_from(NIGHT, at=here(23, 21), zone=MADRID) == here(24, 8)
    assert free_from(NIGHT, at=here(24, 3), zone=MADRID) == here(24, 8)


def test_the_hours_are_those_of_the_person():
    bogota = ZoneInfo("America/Bogota")
    assert free_from(NIGHT, at=here(23, 12), zone=bogota) == here(23, 14)


def test_one_rest_leads_into_the_next():
    quiet = Quiet(until=here(27, 22), starts=dt.time(20), ends=dt.time(8), is_weekend_quiet=True)
    assert free_from(quiet, at=here(27, 12), zone=MADRID) == here(30, 8)


def test_urgent_passes_only_for_who_lets_it():
    open_to_urgent = Quiet(starts=dt.time(20), ends=dt.time(8), urgent_passes=True)
    assert push_at(open_to_urgent, at=here(23, 21), zone=MADRID, is_urgent=True) == here(23, 21)
    assert push_at(open_to_urgent, at=here(23, 21), zone=MADRID, is_urgent=False) == here(24, 8)
    assert push_at(NIGHT, at=here(23, 21), zone=MADRID, is_urgent=True) == here(24, 8)


def test_mails_at_once_once_a_day_and_never():
    def when(way, at, quiet=NIGHT):
        return mail_at(way, quiet, at=at, zone=MADRID, is_urgent=False)

    assert when(MailWay.NONE, here(23, 12)) is None
    assert when(MailWay.AT_ONCE, here(23, 12)) == here(23, 12) + PATIENCE
    assert when(MailWay.AT_ONCE, here(23, 21)) == here(24, 8)
    assert when(MailWay.DIGEST, here(23, 12)) == here(24, 9)
    assert when(MailWay.DIGEST, here(23, 7)) == here(23, 9)
