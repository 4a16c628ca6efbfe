"""Messages at which a line broke: asked for alone, and left aside for a while when it breaks again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

GIVEN_UP_AFTER: Final = 3


@dataclass(slots=True)
class Troubles:
    """One broken message on a server must not keep the others from being read."""

    in_flight: tuple[int, ...] = ()
    breaks: Counter[int] = field(default_factory=Counter)

    def asking_for(self, uids: Iterable[int]) -> None:
        self.in_flight = tuple(uids)

    def got(self) -> None:
        for uid in self.in_flight:
            self.breaks.pop(uid, None)
        self.in_flight = ()

    def line_broke(self) -> None:
        self.breaks.update(self.in_flight)
        self.in_flight = ()

    def is_suspect(self, uid: int) -> bool:
        return self.breaks[uid] > 0

    def without_hopeless(self, uids: Sequence[int]) -> list[int]:
        return [uid for uid in uids if self.breaks[uid] < GIVEN_UP_AFTER]

    def hope_again(self) -> None:
        """After a while everything is tried once more."""
        for uid in [uid for uid, count in self.breaks.items() if count >= GIVEN_UP_AFTER]:
            self.breaks[uid] = GIVEN_UP_AFTER - 1
