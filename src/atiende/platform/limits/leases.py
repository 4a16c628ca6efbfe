"""Limits of what comes thousands of times: a process takes several from the common count at once.

Never more than the limit are granted, whatever the number of processes; what one of them took and did not spend is lost
to the others until the window ends.
"""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import dataclass
from typing import Final

from atiende.kernel.refusals import TooManyAttempts
from atiende.platform.limits import count_of

_PART: Final = 30
"""A thirtieth of the limit is taken at once."""
_MOST_KEYS: Final = 10_000


@dataclass(slots=True)
class _Lease:
    began: int
    left: int
    is_last: bool


class Leases:
    """The leases of this process; `spend` as that of the door, for whoever comes often."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._held: dict[str, _Lease] = {}

    def spend(self, key: str, *, limit: int, window_seconds: int, at: dt.datetime) -> None:
        """Count one under this key. Raises TooManyAttempts beyond the limit. Call it outside of transactions."""
        now = int(at.timestamp())
        began = now // window_seconds * window_seconds
        if not self._took(key, began) and not self._renewed(key, began, limit):
            raise TooManyAttempts(retry_after_seconds=began + window_seconds - now)

    def _took(self, key: str, began: int) -> bool | None:
        """Whether one was left; None when the common count must be asked."""
        with self._guard:
            held = self._held.get(key)
            if held is None or held.began != began or (held.left == 0 and not held.is_last):
                return None
            if held.left == 0:
                return False
            held.left -= 1
            return True

    def _renewed(self, key: str, began: int, limit: int) -> bool:
        with self._guard:
            held = self._held.get(key)
            if held is not None and held.began == began and held.is_last and held.left == 0:
                return False
        size = max(1, limit // _PART)
        count = count_of(key, began, size)
        granted = max(0, min(size, limit - (count - size)))
        with self._guard:
            if len(self._held) >= _MOST_KEYS:
                self._held = {each: lease for each, lease in self._held.items() if lease.began == began}
            held = self._held.get(key)
            left = held.left if held is not None and held.began == began else 0  # of another thread's lease
            if len(self._held) < _MOST_KEYS:
                self._held[key] = _Lease(began, left + max(0, granted - 1), is_last=granted < size)
        return granted > 0
