"""What `atiende deadline` answers. Nothing here needs Django: it counts on any machine."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterator
from typing import Any, Final

from babel.dates import format_date

from atiende.kernel.legal_days import WEEKDAYS
from atiende.platform.regions import Region
from atiende.regulations.rules.due_date import Due, due_date
from atiende.regulations.rules.packs import Deadline, Pack, in_language
from atiende.regulations.rules.shipped import split_rule
from atiende.site.command_line.words import gettext, gettext_noop, language, ngettext, sentence_of
from atiende.site.command_line.work.law_here import Law, law_here, shipped_law

_TIERS: Final = {
    "verified": gettext_noop("verified: read in the law"),
    "reviewed": gettext_noop("reviewed: in two sources or more"),
    "draft": gettext_noop("draft: serves no case until an administrator accepts it"),
}
_DAY_IN_WORDS: Final = {"es": "EEEE d 'de' MMMM 'de' y", "en": "EEEE d MMMM y"}


def answer(arguments: argparse.Namespace) -> int:
    """Print the due date of `arguments.rule`; warnings go to standard error."""
    law = shipped_law() if arguments.shipped else law_here()
    pack, rule = split_rule(arguments.rule, law.packs)
    asked = _Asked(pack, rule, law, arguments)
    due = asked.due()
    for warning in _warnings(due, law):
        sys.stderr.write(warning + "\n")
    others = list(asked.other_readings())
    if arguments.json:
        sys.stdout.write(json.dumps(_as_json(due, others), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("\n".join(_as_lines(due, pack, asked.calendar.region, others)) + "\n")
    return 0


class _Asked:
    """One question, which is asked again for each other reading of the law."""

    def __init__(self, pack: Pack, rule: str, law: Law, arguments: argparse.Namespace) -> None:
        self.pack, self.rule, self.arguments = pack, rule, arguments
        self.calendar, self.readings = law.calendar(arguments.region), law.readings_of(pack)

    def due(self, **readings: str) -> Due:
        return due_date(
            self.pack,
            self.rule,
            self.calendar,
            received=self.arguments.received,
            corrected=self.arguments.corrected,
            readings={**self.readings, **readings},
        )

    def other_readings(self) -> Iterator[tuple[str, str, Due]]:
        """Switch, reading and due date wherever another reading of an unclear text gives another date."""
        usual = self.due()
        for switch in self.pack.switches_of(self.rule):
            for reading in switch.readings:
                if usual.readings[switch.id] == reading.value:
                    continue
                other = self.due(**{switch.id: reading.value})
                if other.due_on != usual.due_on:
                    yield switch.id, reading.value, other


def _warnings(due: Due, law: Law) -> Iterator[str]:
    if law.problem:
        yield gettext("Counted without this company's own corrections: %(why)s") % {
            "why": sentence_of(law.problem)
        }
    if due.is_provisional:
        until = due.complete_until.isoformat()
        said = gettext("Provisional: the holidays of %(region)s are known for certain until %(until)s only.")
        if not due.uses_holidays:
            said = gettext(
                "Provisional: the calendar of %(region)s is complete until %(until)s only; this rule leaves out no "
                "holidays, so they do not move the date."
            )
        yield said % {"region": due.region, "until": until}
    if due.is_before_validity:
        yield gettext("This rule was not in force yet when it was received.")
    if not due.is_correction_established:
        yield gettext(
            "The pack does not establish that a correction restarts this clock; it was counted from there."
        )


def _as_json(due: Due, others: list[tuple[str, str, Due]]) -> dict[str, Any]:
    found: dict[str, Any] = {"rule": due.rule, "region": due.region, "zone": due.zone}
    found["received"] = due.received_at.isoformat()
    if due.corrected_at:
        found["corrected"] = due.corrected_at.isoformat()
    found["day0"] = due.day0.isoformat()
    found |= _end_of(due)
    found["skipped"] = [
        {"date": day.on.isoformat(), "name": day.name, "kind": day.kind} for day in due.skipped
    ]
    found |= {"pack": due.pack, "version": due.version, "tier": due.tier, "source": due.source}
    found |= {"number": due.number, "unit": due.unit, "calendar": due.calendar_version}
    found |= {"complete_until": due.complete_until.isoformat(), "readings": dict(due.readings)}
    if others:
        found["other_readings"] = [
            {"switch": switch, "reading": reading, **_end_of(other)} for switch, reading, other in others
        ]
    if due.is_provisional:
        found["provisional"] = True
    return found


def _end_of(due: Due) -> dict[str, str]:
    if due.due_at is not None:
        return {"due_at": due.due_at.isoformat()}
    return {"due_on": due.due_on.isoformat()} if due.due_on else {}


def _as_lines(due: Due, pack: Pack, region: Region, others: list[tuple[str, str, Due]]) -> Iterator[str]:
    deadline = pack.deadline(due.rule.partition("/")[2])
    if deadline is None:
        raise AssertionError(due.rule)
    yield gettext("Due: %(date)s") % {"date": _end_in_words(due)}
    yield _about(due, pack, deadline)
    yield gettext("Source: %(source)s") % {"source": due.source}
    yield gettext("Pack: %(pack)s, version %(version)s (%(tier)s)") % {
        "pack": due.pack,
        "version": due.version,
        "tier": gettext(_TIERS[due.tier]),
    }
    place = region.code if region.name == region.code else f"{region.name} ({region.code})"
    yield gettext("Region: %(place)s, time of %(zone)s") % {"place": place, "zone": due.zone}
    yield gettext("Day 0, not counted: %(date)s") % {"date": _in_words(due.day0)}
    yield gettext("Term: %(term)s") % {"term": _term(due)}
    if due.skipped:
        yield gettext("Days that did not count:")
        yield from (f"  {day.on.isoformat()}  {_name(day.name)}" for day in due.skipped)
    for switch, reading, other in others:
        said = gettext("Read otherwise (%(switch)s: %(reading)s): %(date)s")
        yield said % {"switch": switch, "reading": reading, "date": _end_in_words(other)}


def _about(due: Due, pack: Pack, deadline: Deadline) -> str:
    words = {
        "title": in_language(pack.title, language()),
        "label": in_language(deadline.label, language()),
        "rule": due.rule,
    }
    return gettext("Rule: %(title)s. %(label)s (%(rule)s)") % words


def _end_in_words(due: Due) -> str:
    if due.due_at is not None:
        return f"{_in_words(due.due_at.date())}, {due.due_at:%H:%M:%S} ({due.due_at.isoformat()})"
    return f"{_in_words(due.due_on)} ({due.due_on.isoformat()})" if due.due_on else ""


def _in_words(day: dt.date) -> str:
    return format_date(day, _DAY_IN_WORDS[language()], locale=language())


def _name(name: str) -> str:
    """Weekdays in the caller's language; holidays keep their own names."""
    weekday, comma, holiday = name.partition(", ")
    if weekday in WEEKDAYS:
        of_that_name = dt.date(2024, 1, 1 + WEEKDAYS.index(weekday))
        return format_date(of_that_name, "EEEE", locale=language()) + comma + holiday
    return name


def _term(due: Due) -> str:
    number = due.number
    if due.unit == "working_day":
        said = ngettext("%(number)s working day", "%(number)s working days", number)
    elif due.unit == "calendar_day":
        said = ngettext("%(number)s calendar day", "%(number)s calendar days", number)
    elif due.unit == "month":
        said = ngettext("%(number)s month, date to date", "%(number)s months, date to date", number)
    else:
        said = ngettext("%(number)s consecutive hour", "%(number)s consecutive hours", number)
    return said % {"number": number}
