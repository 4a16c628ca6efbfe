"""What happened to a ticket, in sentences: names are looked up, the timeline itself holds only ids and codes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _

from atiende.desk.web.ticket_words import INTERACTIONS, LANGUAGES, PHASES, PRIORITIES
from atiende.kernel.text import isolated
from atiende.platform.formats import format_datetime
from atiende.tickets.queries import (
    StatusShown,
    labels_of_fields,
    list_statuses,
    names_of_agents,
    names_of_reasons,
    names_of_teams,
    numbers_of,
    tag_names,
)

Told = str | tuple[str, dict[str, Any]]
"""A sentence, and what fills it beside who did it."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids in a timeline are called."""

    agents: dict[int, str] = field(default_factory=dict)
    teams: dict[int, str] = field(default_factory=dict)
    tags: dict[int, str] = field(default_factory=dict)
    tickets: dict[int, int] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)


def names_in(entries: Iterable[Any], *, statuses: Iterable[StatusShown] | None = None) -> Names:
    """In seven queries at most, whatever the timeline holds; in six where the statuses are known already."""
    fields: set[str] = set()
    has_statuses = False
    agents: set[int] = set()
    teams: set[int] = set()
    tags: set[int] = set()
    tickets: set[int] = set()
    reasons: set[int] = set()
    for entry in entries:
        data = entry.data
        if entry.kind == "assigned":
            agents |= _ids(data, "old", "new")
        elif entry.kind == "team_changed":
            teams |= _ids(data, "old", "new")
        elif entry.kind == "fields_changed":
            fields.update(_keys(data))
        elif entry.kind == "reason_changed":
            reasons |= _ids(data, "new")
        elif entry.kind == "status_changed":
            has_statuses = True
        agents |= _ids(data, "agent_id")
        teams |= _ids(data, "team_id")
        tags |= _ids(data, "tag_id")
        if entry.kind not in ("assigned", "team_changed"):
            tickets |= _ids(data, "to", "from", "into", "ticket")
    return Names(
        names_of_agents(agents),
        names_of_teams(teams),
        tag_names(tags),
        numbers_of(tickets),
        _words_of(statuses) if has_statuses else {},
        labels_of_fields(fields),
        names_of_reasons(reasons),
    )


def _words_of(statuses: Iterable[StatusShown] | None) -> dict[str, str]:
    known = list_statuses(is_in_use=None) if statuses is None else statuses
    return {status.key: status.for_agents for status in known}


def sentence_of(entry: Any, names: Names) -> str:
    """One sentence, or nothing for what the conversation itself shows."""
    tell = _SENTENCES.get(entry.kind)
    if tell is None:
        return ""
    told = tell(entry.data, names)
    text, values = told if isinstance(told, tuple) else (told, {})
    told_values = {"who": entry.actor_label, **values}
    return text % {
        key: isolated(value) if isinstance(value, str) else value for key, value in told_values.items()
    }


def run_of(entry: Any) -> int:
    """The id of the run that an entry tells of; 0 for any other."""
    found = entry.data.get("run_id") if entry.kind == "rule_ran" else 0
    return found if isinstance(found, int) else 0


def _ids(data: dict[str, Any], *keys: str) -> set[int]:
    return {value for key in keys if isinstance(value := data.get(key), int) and value}


def _assigned(data: dict[str, Any], names: Names) -> Told:
    new = data.get("new")
    if not new:
        return _("%(who)s gave the case to nobody")
    named = names.agents.get(new, _("somebody"))
    return _("%(who)s gave the case to %(name)s"), {"name": named}


def _team(data: dict[str, Any], names: Names) -> Told:
    new = data.get("new")
    if not new:
        return _("%(who)s took the case out of its team")
    return _("%(who)s moved the case to the team %(name)s"), {"name": names.teams.get(new, "…")}


def _status(data: dict[str, Any], names: Names) -> Told:
    new = str(data.get("new", ""))
    return _("%(who)s changed the status to “%(name)s”"), {"name": names.statuses.get(new, new)}


def _priority(data: dict[str, Any], names: Names) -> Told:
    word = dict(PRIORITIES).get(data.get("new", 0), "")
    return _("%(who)s changed the priority to “%(name)s”"), {"name": word}


def _tagged(data: dict[str, Any], names: Names) -> Told:
    name = names.tags.get(data.get("tag_id", 0), "…")
    return _("%(who)s added the tag “%(name)s”"), {"name": name}


def _untagged(data: dict[str, Any], names: Names) -> Told:
    name = names.tags.get(data.get("tag_id", 0), "…")
    return _("%(who)s removed the tag “%(name)s”"), {"name": name}


def _shared(data: dict[str, Any], names: Names) -> Told:
    return _("%(who)s shared the case with %(name)s"), {"name": _with(data, names)}


def _unshared(data: dict[str, Any], names: Names) -> Told:
    return _("%(who)s no longer shares the case with %(name)s"), {"name": _with(data, names)}


def _with(data: dict[str, Any], names: Names) -> str:
    return names.agents.get(data.get("agent_id", 0)) or names.teams.get(data.get("team_id", 0)) or "…"


def _merged(data: dict[str, Any], names: Names) -> Told:
    return _("%(who)s merged this case into #%(number)s"), {"number": _number(data, names, "into")}


def _merged_in(data: dict[str, Any], names: Names) -> Told:
    return _("%(who)s merged case #%(number)s into this one"), {"number": _number(data, names, "from")}


def _unmerged(data: dict[str, Any], names: Names) -> Told:
    number = _number(data, names, "from", "ticket")
    return _("%(who)s separated this case and #%(number)s again"), {"number": number}


def _split(data: dict[str, Any], names: Names) -> Told:
    return _("%(who)s made a message of this case into case #%(number)s"), {
        "number": _number(data, names, "to")
    }


def _split_from(data: dict[str, Any], names: Names) -> Told:
    return _("%(who)s made this case from a message of #%(number)s"), {"number": _number(data, names, "from")}


def _linked(data: dict[str, Any], names: Names) -> Told:
    return _("%(who)s linked this case with #%(number)s"), {"number": _number(data, names, "to", "from")}


def _unlinked(data: dict[str, Any], names: Names) -> Told:
    number = _number(data, names, "to", "from")
    return _("%(who)s unlinked this case from #%(number)s"), {"number": number}


def _number(data: dict[str, Any], names: Names, *keys: str) -> int | str:
    return next((names.tickets[i] for key in keys if (i := data.get(key)) in names.tickets), "…")


def _fields(data: dict[str, Any], names: Names) -> Told:
    named = [names.fields.get(key, key) for key in _keys(data)]
    if not named:
        return _("%(who)s changed details of the case")
    return _("%(who)s changed: %(names)s"), {"names": ", ".join(named)}


def _reason(data: dict[str, Any], names: Names) -> Told:
    new = data.get("new")
    if not new:
        return _("%(who)s took the category away")
    return _("%(who)s changed the category to “%(name)s”"), {"name": names.reasons.get(new, "…")}


def _concern(data: dict[str, Any], names: Names) -> Told:
    return _("%(who)s changed what the case is about")


def _keys(data: dict[str, Any]) -> list[str]:
    named = data.get("fields")
    return [str(key) for key in named] if isinstance(named, list) else []


def _interaction(data: dict[str, Any], names: Names) -> Told:
    word = dict(INTERACTIONS).get(data.get("new", ""))
    if not word:
        return _("%(who)s no longer says what kind of contact this is")
    return _("%(who)s said what kind of contact this is: %(name)s"), {"name": str(word)}


def _phase(data: dict[str, Any], names: Names) -> Told:
    word = dict(PHASES).get(data.get("new", ""))
    if not word:
        return _("%(who)s no longer says when in the purchase this is")
    return _("%(who)s said when in the purchase this is: %(name)s"), {"name": str(word)}


def _language(data: dict[str, Any], names: Names) -> Told:
    new = str(data.get("new", ""))
    return _("%(who)s changed the language of the case to %(name)s"), {"name": dict(LANGUAGES).get(new, new)}


def _cloned_to(data: dict[str, Any], names: Names) -> Told:
    return _("%(who)s opened case #%(number)s as a copy of this one"), {"number": _number(data, names, "to")}


def _cloned_from(data: dict[str, Any], names: Names) -> Told:
    return _("%(who)s opened this case as a copy of #%(number)s"), {"number": _number(data, names, "from")}


def _snoozed(data: dict[str, Any], names: Names) -> Told:
    if (awaited := data.get("for")) == "answer":
        return _("%(who)s put the case off until there is an answer")
    if awaited == "order":
        return _("%(who)s put the case off until the order changes")
    if awaited == "case":
        number = _number(data, names, "to")
        return _("%(who)s put the case off until case #%(number)s is solved"), {"number": number}
    try:
        when = format_datetime(dt.datetime.fromisoformat(str(data.get("until", ""))))
    except ValueError:
        when = "…"
    return _("%(who)s put the case off until %(when)s"), {"when": when}


def _woken(data: dict[str, Any], names: Names) -> Told:
    why = data.get("why")
    if why == "customer":
        return _("The case that was put off is back: the customer wrote")
    if why == "case":
        return _("The case that was put off is back: the other case is solved")
    if why == "order":
        return _("The case that was put off is back: the order changed")
    return (
        _("The case that was put off is back") if why == "time" else _("%(who)s took the case back to work")
    )


def _joined(data: dict[str, Any], names: Names) -> Told:
    if data.get("why") == "copied":
        return _("Somebody who was put in copy takes part in the case")
    return _("%(who)s added somebody to the case")


Tell = Callable[[dict[str, Any], Names], Told]
_SENTENCES: Final[dict[str, Tell]] = {
    "assigned": _assigned,
    "team_changed": _team,
    "status_changed": _status,
    "priority_changed": _priority,
    "reason_changed": _reason,
    "concern_changed": _concern,
    "tagged": _tagged,
    "untagged": _untagged,
    "shared": _shared,
    "unshared": _unshared,
    "merged": _merged,
    "merged_in": _merged_in,
    "unmerged": _unmerged,
    "unmerged_out": _unmerged,
    "split_off": _split,
    "split_from": _split_from,
    "linked": _linked,
    "linked_by": _linked,
    "unlinked": _unlinked,
    "unlinked_by": _unlinked,
    "snoozed": _snoozed,
    "woken": _woken,
    "interaction_changed": _interaction,
    "phase_changed": _phase,
    "language_changed": _language,
    "cloned_to": _cloned_to,
    "cloned_from": _cloned_from,
    "brand_changed": lambda data, names: _("%(who)s moved the case to another brand"),
    "forwarded": lambda data, names: _("%(who)s forwarded a message"),
    "subject_changed": lambda data, names: _("%(who)s changed the subject"),
    "fields_changed": _fields,
    "marked_spam": lambda data, names: _("%(who)s marked the case as spam"),
    "unmarked_spam": lambda data, names: _("%(who)s took the case back from spam"),
    "participant_added": _joined,
    "participant_removed": lambda data, names: _("%(who)s removed somebody from the case"),
    "rule_ran": lambda data, names: _("%(who)s acted by itself"),
    "tracking_key_given": lambda data, names: _("%(who)s made a new tracking key"),
}
