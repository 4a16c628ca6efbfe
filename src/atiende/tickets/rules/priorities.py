"""What programs call the priorities of a case, from the lowest to the highest; people read them in their language."""

from __future__ import annotations

from typing import Final

PRIORITIES: Final = ("low", "normal", "high", "urgent")
