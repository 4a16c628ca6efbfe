"""What a rule says: when, on which conditions, what is done, and at which hours. Plain data, kept as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

INSIDE: Final = "inside"
OUTSIDE: Final = "outside"


@dataclass(frozen=True, slots=True)
class Trigger:
    """`kind`: of `vocabulary.EVENT_TRIGGERS` or `TIME_TRIGGERS`; those of time have a `count` of hours or days."""

    kind: str
    count: int = 0
    unit: str = ""

    @property
    def hours(self) -> int:
        return self.count * (24 if self.unit == "days" else 1)


@dataclass(frozen=True, slots=True)
class Condition:
    """`fact` of `vocabulary.FACTS` (a custom field: `field:key`); values: keys of the directory, words or numbers."""

    fact: str
    test: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """`kind` of `vocabulary.DEEDS`. `value`: what it is about, a key or a word; `text`: what is written."""

    kind: str
    value: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """Within or outside of these days of the week (0: Monday) and minutes of the day, in the company's zone."""

    mode: str = INSIDE
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    start: int = 540
    end: int = 1080


@dataclass(frozen=True, slots=True)
class Definition:
    """All of `every` and, where there are some, one of `some` must hold, and none of `never`."""

    trigger: Trigger
    every: tuple[Condition, ...] = ()
    some: tuple[Condition, ...] = ()
    never: tuple[Condition, ...] = ()
    deeds: tuple[Deed, ...] = field(default=())
    hours: Hours | None = None

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return self.every + self.some + self.never


def to_data(definition: Definition) -> dict[str, Any]:
    """As it is stored and exported."""
    hours = definition.hours
    return {
        "trigger": {
            "kind": definition.trigger.kind,
            "count": definition.trigger.count,
            "unit": definition.trigger.unit,
        },
        **{name: [_of(each) for each in getattr(definition, name)] for name in ("every", "some", "never")},
        "deeds": [{"kind": d.kind, "value": d.value, "text": d.text} for d in definition.deeds],
        "hours": hours
        and {"mode": hours.mode, "days": list(hours.days), "start": hours.start, "end": hours.end},
    }


def from_data(data: Mapping[str, Any]) -> Definition:
    """What was stored. KeyError, TypeError or ValueError for what no rule says."""
    hours = data.get("hours")
    trigger = data["trigger"]
    return Definition(
        trigger=Trigger(str(trigger["kind"]), int(trigger.get("count", 0)), str(trigger.get("unit", ""))),
        every=_conditions(data.get("every", ())),
        some=_conditions(data.get("some", ())),
        never=_conditions(data.get("never", ())),
        deeds=tuple(
            Deed(str(d["kind"]), str(d.get("value", "")), str(d.get("text", ""))) for d in data["deeds"]
        ),
        hours=Hours(str(hours["mode"]), tuple(hours["days"]), int(hours["start"]), int(hours["end"]))
        if hours
        else None,
    )


def _of(condition: Condition) -> dict[str, Any]:
    return {"fact": condition.fact, "test": condition.test, "values": list(condition.values)}


def _conditions(rows: Any) -> tuple[Condition, ...]:
    return tuple(
        Condition(str(row["fact"]), str(row["test"]), tuple(str(v) for v in row.get("values", ())))
        for row in rows
    )
