"""What keeps rules from running in circles: what can be told before, and the limits while they run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from atiende.automation.rules.definition import Condition, Deed, Definition
from atiende.automation.rules.matching import meets

SAME_RULE_IN_CHAIN: Final = 3
"""So often a rule may act on one case in what a single event began."""
RULES_IN_CHAIN: Final = 12
ACTS_AN_HOUR: Final = 40
"""So often rules may act on one case in an hour, whatever began it."""

_SET: Final[Mapping[str, tuple[str, str]]] = {
    "assign": ("assignee", "assigned"),
    "unassign": ("assignee", "assigned"),
    "team": ("team", "team"),
    "status": ("status", "status"),
    "priority": ("priority", "priority"),
}
"""By deed: the fact that it sets, and the trigger that a change of it is."""


@dataclass(frozen=True, slots=True)
class Named:
    """A rule that is on, or would be."""

    name: str
    definition: Definition


@dataclass(frozen=True, slots=True)
class _Step:
    rule: int
    deed: Deed


def loops_among(rules: Sequence[Named]) -> list[tuple[str, ...]]:
    """Names of rules that would start one another without end, as far as that can be told from what they say.

    A circle is endless when it writes the same thing in two ways (or a tag on and off), or writes notes. Conditions
    that a deed leaves unmet open it.
    """
    steps = [_Step(place, deed) for place, rule in enumerate(rules) for deed in rule.definition.deeds]
    onward = {
        step: [each for each in steps if _starts(step.deed, rules[each.rule].definition)] for step in steps
    }
    found: dict[frozenset[int], tuple[str, ...]] = {}
    for first in steps:
        for second in steps:
            if _undo(first, second) and _leads(onward, first, second) and _leads(onward, second, first):
                places = frozenset({first.rule, second.rule})
                found.setdefault(places, tuple(rules[place].name for place in sorted(places)))
    return list(found.values())


def stop_reason(*, same_rule: int, in_chain: int, in_hour: int) -> str:
    """Why a rule that would act must not: chain, depth or hour; empty when it may. Counts of what acted before."""
    if same_rule >= SAME_RULE_IN_CHAIN:
        return "chain"
    if in_chain >= RULES_IN_CHAIN:
        return "depth"
    return "hour" if in_hour >= ACTS_AN_HOUR else ""


def _undo(first: _Step, second: _Step) -> bool:
    """Whether the two, one after the other for ever, would change something each time."""
    one, other = first.deed, second.deed
    if one.kind == other.kind == "note":
        return first == second
    if {one.kind, other.kind} == {"tag", "untag"}:
        return one.value.casefold() == other.value.casefold()
    if one.kind == other.kind == "field":
        return one.value == other.value and one.text != other.text
    sets = _SET.get(one.kind)
    return bool(sets) and sets == _SET.get(other.kind) and one.value != other.value


def _leads(onward: Mapping[_Step, Sequence[_Step]], start: _Step, end: _Step) -> bool:
    """Whether what the first does comes to start the rule of the second."""
    seen: set[_Step] = set()
    ahead = [start]
    while ahead:
        for step in onward[ahead.pop()]:
            if step == end:
                return True
            if step not in seen:
                seen.add(step)
                ahead.append(step)
    return False


def _starts(deed: Deed, definition: Definition) -> bool:
    """Whether this deed can make a rule act: it is its trigger, and leaves its conditions open."""
    if definition.trigger.kind not in _triggers_of(deed):
        return False
    known = _known_after(deed)
    return not any(
        _is_told(condition, known) and not meets(condition, known) for condition in definition.every
    ) and not any(_is_told(condition, known) and meets(condition, known) for condition in definition.never)


def _triggers_of(deed: Deed) -> Iterable[str]:
    if deed.kind in _SET:
        more = ("solved", "reopened") if deed.kind == "status" else ()
        return (_SET[deed.kind][1], *more)
    if deed.kind in ("tag", "untag"):
        return ("tagged",)
    return {"field": ("fields",), "note": ("noted",), "snooze": ("woken",)}.get(deed.kind, ())


def _known_after(deed: Deed) -> dict[str, object]:
    known: dict[str, object] = {"by_person": False}
    if deed.kind in _SET:
        known[_SET[deed.kind][0]] = deed.value or None
    return known


def _is_told(condition: Condition, known: Mapping[str, object]) -> bool:
    return condition.fact in known
