"""The law of the full house: a draft that was accepted, one that was not, and holidays of its own."""

from __future__ import annotations

import datetime as dt

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.holidays.actions import add_holiday, complete_calendar, remove_holiday
from atiende.regulations.actions.accept_pack import accept_pack

NAME = "Ñandú Xyz"


def fill() -> None:
    now = utc_now()
    accept_pack(pack="eu-gdpr-12", version="2026.1", name=NAME, by=SYSTEM, at=now)
    add_holiday(region="ES", on=dt.date(2026, 7, 14), name=NAME, source=NAME, by=SYSTEM, at=now)
    remove_holiday(region="ES", on=dt.date(2026, 10, 12), source=NAME, by=SYSTEM, at=now)
    complete_calendar(region="ES", until=dt.date(2027, 12, 31), source=NAME, by=SYSTEM, at=now)


def examples() -> dict[str, list[tuple[object, ...]]]:
    """For each address with parameters that shows a page: whose pages to open."""
    return {"console:law": [("es-ley10-2025",), ("eu-gdpr-12",), ("ar-ley25326-16",)]}


def asked() -> list[str]:
    """Addresses of pages that change with what is asked of them."""
    rule = "rule=general&region=ES-CT&received=2027-06-15T10:00&corrected="
    return [
        f"/console/laws/es-ley10-2025/?{rule}",
        "/console/laws/es-trlgdcu-21/?rule=general&region=CO&received=2026-06-15T10:00",
        "/console/holidays/?region=ES-CT&year=2026",
    ]
