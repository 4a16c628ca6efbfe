"""Clocks of a case in words: what is left, why it stands still, what happened to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from atiende.platform.formats import format_date, format_datetime
from atiende.service_levels.queries.shown import ClockShown, details_of
from atiende.service_levels.rules.durations import written
from atiende.service_levels.rules.kinds import CAUSE_LABELS, END_LABELS, KIND_LABELS, Cause, ClockKind, End

STATES: Final = {
    "running": ("info", gettext_lazy("In time"), "clock"),
    "soon": ("warn", gettext_lazy("Nearly due"), "alarm-clock"),
    "breached": ("danger", pgettext_lazy("promise", "Overdue"), "triangle-alert"),
    "paused": ("", pgettext_lazy("promise", "Stands still"), "pause"),
    "kept": ("ok", gettext_lazy("Kept"), "check"),
    "late": ("danger", gettext_lazy("Kept late"), "triangle-alert"),
    "gone": ("", gettext_lazy("Fell away"), "x"),
}
_HAPPENED: Final = {
    "started": gettext_lazy("It began."),
    "paused": gettext_lazy("It stands still: %(cause)s."),
    "resumed": gettext_lazy("It runs again."),
    "warned": gettext_lazy("%(step)s %% of its time were spent."),
    "breached": gettext_lazy("Its time had run out."),
    "ended": gettext_lazy("It ended: %(end)s, after %(spent)s."),
    "reopened": gettext_lazy("The case goes on, and so does the clock, at %(spent)s."),
    "recalculated": gettext_lazy(
        "Recalculated (%(why)s): due %(due)s instead of %(old_due)s, %(credited)s credited."
    ),
    "promised": gettext_lazy("Promised to the customer: %(promised)s."),
    "escalated": gettext_lazy("Escalated at %(step)s %%: %(deed)s."),
}
_WHY: Final = {
    "priority": gettext_lazy("other priority"),
    "team": gettext_lazy("other team"),
    "calendar": gettext_lazy("the calendar changed"),
    "policy": gettext_lazy("the policy changed"),
}
_DEEDS: Final = {
    "tell_assignee": gettext_lazy("whoever has the case was told"),
    "tell_team": gettext_lazy("a team was told"),
    "tell_person": gettext_lazy("a person was told"),
    "note": gettext_lazy("a note was written"),
    "priority": gettext_lazy("the priority was raised"),
    "team": gettext_lazy("it was handed to a team"),
    "assign": gettext_lazy("it was assigned"),
}


@dataclass(frozen=True, slots=True)
class ClockLine:
    """One clock as the panel shows it. `days`: the day, its open time and the holiday that closed it."""

    shown: ClockShown
    name: str
    chip: str
    word: str
    icon: str
    time: str
    why: str
    history: list[tuple[dt.datetime, str, str]]
    days: list[tuple[str, str, str]]

    @property
    def clock(self) -> Any:
        return self.shown.clock


def lines_of(found: list[ClockShown], *, at: dt.datetime) -> list[ClockLine]:
    return [_line(each, at) for each in found]


def kind_label(kind: str) -> str:
    return gettext(KIND_LABELS[ClockKind(kind)])


def _line(each: ClockShown, at: dt.datetime) -> ClockLine:
    chip, word, icon = STATES[each.state]
    clock = each.clock
    why = _why(clock)
    return ClockLine(
        shown=each,
        name=clock.rule or kind_label(clock.kind),
        chip=chip,
        word=str(word),
        icon=icon,
        time=_time(each, at),
        why=why,
        history=[
            (entry.at, _happened(entry.what, details_of(entry)), entry.actor_label) for entry in each.entries
        ],
        days=[
            (format_date(day.day), written(day.seconds) if day.seconds else "0", day.holiday)
            for day in each.days
        ],
    )


def _why(clock: Any) -> str:
    if clock.pauses:
        return gettext("Held up: %(causes)s.") % {"causes": ", ".join(map(cause_label, clock.pauses))}
    if clock.stopped_at is None and clock.due_at is None:
        return gettext("Its calendar has no open time, so it will never be due. Give the calendar hours.")
    return ""


def cause_label(cause: str) -> str:
    return gettext(CAUSE_LABELS[Cause(cause)]) if cause in list(Cause) else cause


def _time(each: ClockShown, at: dt.datetime) -> str:
    clock = each.clock
    if each.left is None:
        left = int((clock.due_at - at).total_seconds()) if clock.due_at and each.is_open else None
    else:
        left = each.left
    if left is None:
        return ""
    if not each.is_open:
        return gettext("took %(spent)s of %(target)s") % {
            "spent": written(each.spent or 0),
            "target": written(clock.target_seconds or 0),
        }
    if left < 0:
        return gettext("%(time)s over") % {"time": written(-left)}
    return gettext("%(time)s left") % {"time": written(left)}


def _happened(what: str, data: Mapping[str, Any]) -> str:
    told = {key: _told(key, value) for key, value in data.items()}
    for key in ("cause", "step", "end", "spent", "why", "due", "old_due", "credited", "promised", "deed"):
        told.setdefault(key, "—")
    said = str(_HAPPENED.get(what, what)) % told
    if data.get("said"):
        said += f" «{data['said']}»"
    if data.get("problem"):
        said += " " + gettext("It was refused (%(code)s).") % {"code": data["problem"]}
    return said


def _told(key: str, value: Any) -> str:
    if isinstance(value, dt.datetime):
        return format_datetime(value)
    if key in ("spent", "credited", "target", "old_target"):
        return written(int(value))
    if key == "cause":
        return cause_label(str(value))
    if key == "end":
        return gettext(END_LABELS[End(value)])
    words: Mapping[str, Any] = {"why": _WHY, "deed": _DEEDS}.get(key, {})
    return str(words.get(str(value), value))
