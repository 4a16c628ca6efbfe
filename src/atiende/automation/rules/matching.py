"""Whether a rule holds for what was known. A condition on something that is not known holds neither way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from atiende.automation.rules.definition import INSIDE, Condition, Definition, Hours
from atiende.automation.rules.vocabulary import NEGATIVE
from atiende.kernel.text import folded

Known = Mapping[str, Any]
"""Facts by name: texts, numbers, lists of texts, flags; None for nothing. `unknown`: names that are not known.
`weekday` (0: Monday) and `minute` of the day are those of the moment in the company's zone."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`why`: empty when it holds; else hours, every, some, never or unknown, with the condition that decided."""

    why: str = ""
    condition: Condition | None = None

    @property
    def holds(self) -> bool:
        return not self.why


def judge(definition: Definition, known: Known) -> Verdict:
    """What decided first, in the order in which the rule is read."""
    unknown = set(known.get("unknown", ()))
    if definition.hours and not is_within(definition.hours, int(known["weekday"]), int(known["minute"])):
        return Verdict("hours")
    for condition in definition.conditions:
        if _names(condition.fact) & unknown:
            return Verdict("unknown", condition)
    for condition in definition.every:
        if not meets(condition, known):
            return Verdict("every", condition)
    if definition.some and not any(meets(condition, known) for condition in definition.some):
        return Verdict("some", definition.some[0])
    for condition in definition.never:
        if meets(condition, known):
            return Verdict("never", condition)
    return Verdict()


def meets(condition: Condition, known: Known) -> bool:
    """One condition. Accents and capitals make no difference."""
    value = _value(condition.fact, known)
    if condition.test in ("empty", "filled"):
        return (value in (None, "", [], ())) == (condition.test == "empty")
    if condition.test in ("yes", "no"):
        return bool(value) == (condition.test == "yes")
    if condition.test in ("at_least", "at_most"):
        return _compares(condition, value)
    is_met = any(_FITS[condition.test.removesuffix("_not")](value, wanted) for wanted in condition.values)
    return is_met != (condition.test in NEGATIVE)


def is_within(hours: Hours, weekday: int, minute: int) -> bool:
    """Whether a moment is one at which the rule works. A span may go over midnight."""
    if hours.start < hours.end:
        is_open = weekday in hours.days and hours.start <= minute < hours.end
    else:
        is_open = (weekday in hours.days and minute >= hours.start) or (
            (weekday - 1) % 7 in hours.days and minute < hours.end
        )
    return is_open == (hours.mode == INSIDE)


def _names(fact: str) -> set[str]:
    if fact == "words":
        return {"subject", "text"}
    return {"waiting_since" if fact == "waiting" else fact, fact}


def _value(fact: str, known: Known) -> Any:
    if fact == "words":
        return f"{known.get('subject') or ''}\n{known.get('text') or ''}"
    return known.get(fact)


def _is(value: Any, wanted: str) -> bool:
    if isinstance(value, (list, tuple)):
        return any(_is(each, wanted) for each in value)
    return value is not None and folded(_said(value)) == folded(wanted)


def _contains(value: Any, wanted: str) -> bool:
    """A text: the words within it; a list: one of it is just that."""
    if isinstance(value, (list, tuple)):
        return any(folded(_said(each)) == folded(wanted) for each in value)
    return value is not None and folded(wanted) in folded(_said(value))


_FITS: Final[Mapping[str, Callable[[Any, str], bool]]] = {"is": _is, "contains": _contains}


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _compares(condition: Condition, value: Any) -> bool:
    try:
        number, limit = float(value), float(condition.values[0])
    except (TypeError, ValueError, IndexError):
        return False
    return number >= limit if condition.test == "at_least" else number <= limit
