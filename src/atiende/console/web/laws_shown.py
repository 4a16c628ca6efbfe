"""What the screens of legal terms show, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from atiende.regulations.queries import PackState
from atiende.regulations.rules.due_date import Due
from atiende.regulations.rules.packs import Deadline, Switch, in_language

_MOST_PLACES: Final = 4
TIERS: Final[Mapping[str, tuple[str, Promise, Promise]]] = {
    "verified": ("ok", _("Verified"), _("Each term was read in the text of the law.")),
    "reviewed": (
        "info",
        _("Reviewed"),
        _("Two or more independent sources, or the authority's own page, say so."),
    ),
    "draft": (
        "warn",
        _("Draft"),
        _("Not sure enough: it serves no case until an administrator accepts it by name."),
    ),
}
CONFIDENCES: Final[Mapping[str, Promise]] = {
    "A": _("read in the law"),
    "B": _("two or more sources"),
    "C": _("one source"),
    "K+": _("known well, not read"),
    "K": _("known, to be checked"),
    "?": _("not established"),
}
FACTS: Final = (
    ("applies_when", _("Who must comply")),
    ("calendar", _("Calendar")),
    ("counting", _("How days are counted")),
    ("correction", _("Something missing in the complaint")),
    ("extension", _("Extension")),
    ("receipt", _("Receipt")),
    ("closing", _("Closing")),
    ("refusal_block", _("Refusal")),
    ("retention", _("Keeping")),
)


@dataclass(frozen=True)
class Fact:
    label: str
    details: str
    source: str
    confidence: str


@dataclass(frozen=True)
class Term:
    label: str
    length: str
    source: str
    confidence: str
    id: str


def terms(state: PackState, language: str) -> list[Term]:
    return [
        Term(
            in_language(each.label, language),
            length(each.number, each.unit),
            each.source,
            str(CONFIDENCES[each.confidence]),
            each.id,
        )
        for each in state.pack.deadlines
    ]


def places(state: PackState) -> str:
    """The codes of where the law holds; of many, the first and how many more."""
    codes = state.pack.regions
    return ", ".join(codes) if len(codes) <= _MOST_PLACES else f"{', '.join(codes[:2])} +{len(codes) - 2}"


def length(number: int, unit: str) -> str:
    """15 working days, 1 month…"""
    if unit == "working_day":
        said = ngettext("%(number)s working day", "%(number)s working days", number)
    elif unit == "calendar_day":
        said = ngettext("%(number)s calendar day", "%(number)s calendar days", number)
    elif unit == "month":
        said = ngettext("%(number)s month", "%(number)s months", number)
    else:
        said = ngettext("%(number)s hour", "%(number)s hours", number)
    return said % {"number": number}


def facts(state: PackState) -> Iterator[Fact]:
    """Each table of the pack as it is written, with where it stands and how sure it is."""
    for key, label in FACTS:
        table = state.pack.facts[key]
        details = ", ".join(
            f"{name}: {_value(value)}"
            for name, value in table.items()
            if name not in {"source", "confidence", "extra_days"}
        )
        yield Fact(str(label), details, _known(table["source"]), str(CONFIDENCES[table["confidence"]]))
    for pause in state.pack.pauses:
        what = gettext("What stops the clock")
        details = f"{in_language(pause.label, 'es')}: {length(pause.most, pause.unit)}"
        yield Fact(what, details, _known(pause.source), str(CONFIDENCES[pause.confidence]))


def switches(state: PackState, language: str) -> list[dict[str, Any]]:
    return [_switch(each, state, language) for each in state.pack.switches]


def shown_due(due: Due, deadline: Deadline) -> dict[str, Any]:
    """The date is that of the region's clock, whatever the reader's."""
    day = due.due_at.date() if due.due_at else due.due_on
    time = f"{due.due_at:%H:%M}" if due.due_at else ""
    return {
        "due": due,
        "length": length(due.number, due.unit),
        "deadline": deadline,
        "day": day,
        "time": time,
    }


def _switch(switch: Switch, state: PackState, language: str) -> dict[str, Any]:
    chosen = switch.reading(state.readings.get(switch.id)) or switch.readings[0]
    return {
        "id": switch.id,
        "why": in_language(switch.why, language),
        "source": _known(switch.source),
        "readings": [
            (each.value, in_language(each.label, language), each is chosen) for each in switch.readings
        ],
    }


def _known(source: str) -> str:
    return "—" if source == "?" else source


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list):
        return " · ".join(_value(each) for each in value)
    if isinstance(value, dict):
        return " · ".join(f"{key} {_value(each)}" for key, each in value.items())
    return str(value)
