"""The one place that writes dates, numbers, money, durations, sizes and lists for people. JavaScript never does."""

from atiende.platform.formats.lists import format_list
from atiende.platform.formats.locales import formatting
from atiende.platform.formats.numbers import format_money, format_number, format_percent, format_size
from atiende.platform.formats.times import (
    format_date,
    format_datetime,
    format_duration,
    format_instant,
    format_time,
    format_wait,
    relative_time,
    relative_times,
)

__all__ = [
    "format_date",
    "format_datetime",
    "format_duration",
    "format_instant",
    "format_list",
    "format_money",
    "format_number",
    "format_percent",
    "format_size",
    "format_time",
    "format_wait",
    "formatting",
    "relative_time",
    "relative_times",
]
