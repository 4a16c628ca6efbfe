"""The one place that reads the time. Actions receive the time; entrances fetch it here and pass it in."""

from __future__ import annotations

import datetime as dt


def utc_now() -> dt.datetime:
    """The present instant, with zone UTC."""
    return dt.datetime.now(dt.UTC)
