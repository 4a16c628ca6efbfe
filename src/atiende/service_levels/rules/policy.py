"""What a policy says: of which cases, how much time for what, in which hours, and what happens when it runs out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from atiende.kernel.refusals import gettext_noop
from atiende.service_levels.rules.course import BREACH
from atiende.service_levels.rules.durations import LONGEST
from atiende.service_levels.rules.kinds import CHOSEN_CAUSES, PROMISED, Cause, ClockKind

ALWAYS: Final = "always"
COMPANY: Final = ""
CONDITIONS: Final = ("brand", "team", "channel", "priority", "category", "product", "customer")
"""Facts of a case by which a policy chooses; customers' own fields (contract, tier) are chosen by as `field:key`."""
FIELD: Final = "field:"
DEEDS: Final = ("tell_assignee", "tell_team", "tell_person", "note", "priority", "team", "assign")
_NEED_VALUE: Final = frozenset({"tell_person", "note", "priority", "team", "assign"})
MOST_STEP: Final = 400
MOST_ESCALATIONS: Final = 12


@dataclass(frozen=True, slots=True)
class Escalation:
    """At `step` per cent of a target of `kind` (None: any): what is done. `value`: person, team, priority or words."""

    step: int
    deed: str
    value: str = ""
    kind: ClockKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """`conditions`: for each fact the values of which the case has one; none at all: every case.

    `targets`, `promises`: open seconds by kind; a promise is what the customer is told. `calendar`: COMPANY, ALWAYS or
    the id of one. `pauses`: what holds resolution and time with a team up. `steps`: per cent at which
    people are warned.
    """

    conditions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    targets: Mapping[ClockKind, int] = field(default_factory=dict)
    promises: Mapping[ClockKind, int] = field(default_factory=dict)
    calendar: str = COMPANY
    pauses: frozenset[Cause] = frozenset({Cause.WAITING_CUSTOMER})
    steps: tuple[int, ...] = (75,)
    escalations: tuple[Escalation, ...] = ()

    @property
    def alarms(self) -> tuple[int, ...]:
        """Every per cent at which something is to happen; the breach always."""
        return tuple(sorted({*self.steps, *(each.step for each in self.escalations), BREACH}))


NO_TARGET: Final = gettext_noop("Promise at least one thing.")
WRONG_TARGET: Final = gettext_noop("Write hours and minutes, such as “4 h 30 min”.")
WRONG_STEPS: Final = gettext_noop("Warnings come at 1 to 400 per cent, at most eight.")
WRONG_ESCALATION: Final = gettext_noop("Say when, what, and whom or with what.")


def problems_of(definition: Definition) -> dict[str, str]:
    """Field → msgid of what is wrong."""
    found: dict[str, str] = {}
    if not definition.targets:
        found["targets"] = NO_TARGET
    lengths = [*definition.targets.values(), *definition.promises.values()]
    if not all(0 < seconds <= LONGEST for seconds in lengths):
        found["targets"] = WRONG_TARGET
    if len(definition.steps) > 8 or not all(1 <= step <= MOST_STEP for step in definition.steps):
        found["steps"] = WRONG_STEPS
    if len(definition.escalations) > MOST_ESCALATIONS or not all(map(_is_whole, definition.escalations)):
        found["escalations"] = WRONG_ESCALATION
    return found


def to_data(definition: Definition) -> dict[str, Any]:
    """As it is kept and taken out: primitives only."""
    return {
        "conditions": {
            key: sorted(values) for key, values in sorted(definition.conditions.items()) if values
        },
        "targets": {kind.value: seconds for kind, seconds in definition.targets.items()},
        "promises": {kind.value: seconds for kind, seconds in definition.promises.items()},
        "calendar": definition.calendar,
        "pauses": sorted(cause.value for cause in definition.pauses),
        "steps": sorted(set(definition.steps)),
        "escalations": [
            {
                "step": each.step,
                "deed": each.deed,
                "value": each.value,
                "kind": each.kind.value if each.kind else "",
            }
            for each in definition.escalations
        ],
    }


def from_data(data: Mapping[str, Any]) -> Definition:
    """The opposite of `to_data`. Raises KeyError, TypeError or ValueError for what it never wrote."""
    return Definition(
        conditions={
            _condition(key): tuple(map(str, values))
            for key, values in data.get("conditions", {}).items()
            if values
        },
        targets={_promised(kind): int(seconds) for kind, seconds in data["targets"].items()},
        promises={_promised(kind): int(seconds) for kind, seconds in data.get("promises", {}).items()},
        calendar=str(data.get("calendar", COMPANY)),
        pauses=frozenset(_cause(cause) for cause in data.get("pauses", ())),
        steps=tuple(sorted({int(step) for step in data.get("steps", ())})),
        escalations=tuple(
            Escalation(
                int(each["step"]),
                str(each["deed"]),
                str(each.get("value", "")),
                _promised(each["kind"]) if each.get("kind") else None,
            )
            for each in data.get("escalations", ())
        ),
    )


def _is_whole(each: Escalation) -> bool:
    is_known = each.deed in DEEDS and 1 <= each.step <= MOST_STEP and len(each.value) <= 500
    return is_known and (bool(each.value.strip()) or each.deed not in _NEED_VALUE)


def _condition(key: str) -> str:
    if key not in CONDITIONS and not key.startswith(FIELD):
        raise ValueError(key)
    return key


def _promised(kind: str) -> ClockKind:
    found = ClockKind(kind)
    if found not in PROMISED:
        raise ValueError(kind)
    return found


def _cause(cause: str) -> Cause:
    found = Cause(cause)
    if found not in CHOSEN_CAUSES:
        raise ValueError(cause)
    return found
