"""Appointments that came with a message, as a person reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from atiende.channels.queries.invitations import invitations_in
from atiende.platform.formats import format_date, format_datetime, format_time
from atiende.platform.storage import StoredFile

_WORDS = {
    "CANCEL": _("Cancelled appointment"),
    "REPLY": _("Answer to an invitation"),
    "COUNTER": _("Another time is proposed"),
}
_OTHERWISE = _("Invitation")


@dataclass(frozen=True, slots=True)
class Invited:
    """`when` in the reader's time zone; a whole day has no time, a time without zone is told as it was written."""

    word: Any
    summary: str
    when: str
    place: str
    organiser: str
    is_cancelled: bool


def invitations_of(attachments: Iterable[Any]) -> list[Invited]:
    """Of the files of a message that its reader may see."""
    kept = (
        StoredFile(each.file_id, each.sha256, each.size, each.name, each.media_type)
        for each in attachments
        if each.file_id
    )
    return [
        Invited(
            word=_WORDS.get(found.method, _OTHERWISE),
            summary=found.summary,
            when=_span(found.starts, found.ends),
            place=found.place,
            organiser=found.organiser,
            is_cancelled=found.method == "CANCEL",
        )
        for file in kept
        for found in invitations_in(file)
    ]


def _span(starts: dt.datetime | dt.date | None, ends: dt.datetime | dt.date | None) -> str:
    if starts is None:
        return ""
    if not isinstance(starts, dt.datetime):
        return _days(starts, ends)
    begin = _here(starts)
    if not isinstance(ends, dt.datetime):
        return format_datetime(begin)
    end = _here(ends)
    is_same_day = timezone.localtime(end).date() == timezone.localtime(begin).date()
    return f"{format_datetime(begin)} – {format_time(end) if is_same_day else format_datetime(end)}"


def _days(first: dt.date, ends: dt.date | None) -> str:
    """A calendar names the day after the last one as the end (RFC 5545, 3.6.1)."""
    if ends is None or isinstance(ends, dt.datetime) or ends <= first + dt.timedelta(days=1):
        return format_date(first)
    return f"{format_date(first)} – {format_date(ends - dt.timedelta(days=1))}"


def _here(moment: dt.datetime) -> dt.datetime:
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
