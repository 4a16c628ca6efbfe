"""Lists of cases as files: how many rows, and for how long."""

from __future__ import annotations

from typing import Final

KEPT_HOURS: Final = 24
MOST_ROWS: Final = 100_000
FORMATS: Final = frozenset({"csv", "xlsx"})
