"""One change for many cases, as data: what a person chose, and what puts it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import one_line
from atiende.views.errors import CHANGE_UNKNOWN

MOST: Final = 10_000
"""Of one bulk change: the rest is changed by another."""
UNDONE_WITHIN_DAYS: Final = 7
AT_ONCE: Final = 25
"""Changed in one transaction: whoever works on one of them waits for as long, some hundredths of a second."""
WHATS: Final = frozenset({"assignee", "team", "status", "priority", "tag", "spam", "snooze", "team_queue"})
"""`team_queue`: to a team, in nobody's hands."""


@dataclass(frozen=True, slots=True)
class Change:
    """`what` with its value: an id (0: nobody), a key, a number, a name, on or off, an instant ("": back to work)."""

    what: str
    value: str

    @property
    def id(self) -> int | None:
        return int(self.value) or None

    def kept(self) -> dict[str, str]:
        return {"what": self.what, "value": self.value}


def change_of(kept: Mapping[str, Any]) -> Change:
    """What was kept. Raises InvalidInput."""
    what, value = str(kept.get("what", "")), one_line(str(kept.get("value", "")))
    if what not in WHATS:
        raise InvalidInput(fields={"do": CHANGE_UNKNOWN})
    is_number = value.isascii() and value.isdecimal() and len(value) < 19
    if what in {"assignee", "team", "team_queue", "priority"} and not is_number:
        raise InvalidInput(fields={"do": CHANGE_UNKNOWN})
    if what in {"status", "tag"} and not value:
        raise InvalidInput(fields={"do": CHANGE_UNKNOWN})
    if what == "spam" and value not in {"on", "off"}:
        raise InvalidInput(fields={"do": CHANGE_UNKNOWN})
    return Change(what, value)
