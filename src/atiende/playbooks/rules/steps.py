"""The steps of a macro: what each may say, and in which order they are taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from atiende.kernel.placeholders import unknown_in
from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import one_line
from atiende.playbooks.rules.variables import is_variable

MOST_STEPS: Final = 20
TEXT_LIMIT: Final = 20_000
MOST_DAYS: Final = 365
ME: Final = "me"

FIELD, TAG, UNTAG, NOTE, REPLY = "field", "tag", "untag", "note", "reply"
CANNED, PRIORITY, STATUS, SNOOZE, TEAM, ASSIGNEE = (
    "canned", "priority", "status", "snooze", "team", "assignee",
)  # fmt: skip
ORDER: Final = (FIELD, TAG, UNTAG, NOTE, CANNED, REPLY, PRIORITY, STATUS, SNOOZE, TEAM, ASSIGNEE)
"""Who takes a case to themselves may do more with it; who hands it on may do less: that comes first, and last."""
ONCE: Final = frozenset({PRIORITY, STATUS, SNOOZE, TEAM, ASSIGNEE})

NAME_MISSING: Final = gettext_noop("Give it a name.")
NO_STEPS: Final = gettext_noop("Choose at least one step.")
TOO_MANY_STEPS: Final = gettext_noop("A macro has at most 20 steps.")
STEP_UNREADABLE: Final = gettext_noop("A step of the macro says nothing that can be done.")
STEP_TWICE: Final = gettext_noop("A macro sets status, priority, team and person once each.")
UNKNOWN_VARIABLE: Final = gettext_noop("There is no variable of this name. See the list beside the text.")


@dataclass(frozen=True, slots=True)
class Step:
    """`value`: a key, an id, a text or a number of days, as `kind` wants it; empty for nobody and no team. `key`: that
    of a field of cases."""

    kind: str
    value: str = ""
    key: str = ""

    def as_row(self) -> dict[str, str]:
        return asdict(self)

    @property
    def number(self) -> int | None:
        """The id that the value names, or None."""
        is_one = self.value.isascii() and self.value.isdecimal() and len(self.value) < 19
        return int(self.value) if is_one else None


def step_of(row: Mapping[str, Any]) -> Step:
    """Of what was kept."""
    return Step(str(row.get("kind", "")), str(row.get("value", "")), str(row.get("key", "")))


def cleaned(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Without what cannot be kept; a step of text that says nothing is none."""
    made = (Step(step.kind, _value(step), one_line(step.key, limit=60)) for step in steps)
    return tuple(step for step in made if step.value or step.kind in (TEAM, ASSIGNEE, FIELD))


def in_order(steps: Iterable[Step]) -> list[Step]:
    """As they are taken, whatever the order in which they were written."""
    return sorted(steps, key=lambda step: (step.kind != ASSIGNEE or step.value != ME, ORDER.index(step.kind)))


def problems_of(name: str, steps: tuple[Step, ...]) -> dict[str, str]:
    """What is wrong with a macro, by field."""
    found = {} if name else {"name": NAME_MISSING}
    if not steps:
        found["steps"] = NO_STEPS
    elif len(steps) > MOST_STEPS:
        found["steps"] = TOO_MANY_STEPS
    elif not all(_says_something(step) for step in steps):
        found["steps"] = STEP_UNREADABLE
    elif any(unknown_in(step.value, is_variable) for step in steps if step.kind in (NOTE, REPLY)):
        found["steps"] = UNKNOWN_VARIABLE
    once = [step.kind for step in steps if step.kind in ONCE]
    if "steps" not in found and len(once) != len(set(once)):
        found["steps"] = STEP_TWICE
    return found


def _value(step: Step) -> str:
    if step.kind in (NOTE, REPLY):
        return step.value.replace("\r\n", "\n").replace("\0", "").strip()[: TEXT_LIMIT + 1]
    return one_line(step.value, limit=2000)


def _says_something(step: Step) -> bool:
    if step.kind in (NOTE, REPLY):
        return 0 < len(step.value) <= TEXT_LIMIT
    if step.kind in (CANNED, PRIORITY):
        return step.number is not None
    if step.kind == TEAM:
        return not step.value or step.number is not None
    if step.kind == ASSIGNEE:
        return step.value in ("", ME) or step.number is not None
    if step.kind == SNOOZE:
        return 0 < (step.number or 0) <= MOST_DAYS
    if step.kind == FIELD:
        return bool(step.key)
    return step.kind in (TAG, UNTAG, STATUS) and bool(step.value)
