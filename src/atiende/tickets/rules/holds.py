"""What a case can be kept from."""

from __future__ import annotations

from enum import Enum


class HoldKind(Enum):
    NO_SOLVING = "no_solving"
    """People cannot solve or close it; the system, by time, can."""
