"""Notifications as the page shows them: by days of the reader."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from atiende.notifications.queries import ICONS, Page, sentence_of
from atiende.platform.formats import format_date


@dataclass(frozen=True, slots=True)
class Shown:
    """One of them, in words."""

    row: Any
    sentence: str
    icon: str


def days_of(page: Page) -> list[tuple[str, list[Shown]]]:
    """The day in words, and what was told on it, newest first."""
    days = groupby(page.rows, key=lambda row: timezone.localtime(row.at).date())
    return [(_word(day), [_shown(row, page.names) for row in rows]) for day, rows in days]


def _shown(row: Any, names: dict[int, str]) -> Shown:
    return Shown(row, sentence_of(row, names), ICONS.get(row.kind, "bell"))


def _word(day: dt.date) -> str:
    days_ago = (timezone.localdate() - day).days
    if days_ago in (0, 1):
        return gettext("Yesterday") if days_ago else gettext("Today")
    return format_date(day, "full")
