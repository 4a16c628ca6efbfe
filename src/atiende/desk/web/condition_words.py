"""What conditions are called on screen: their fields, the ways to compare, and the names of what they choose among."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from atiende.customers.queries import names_of_customers
from atiende.desk.web.ticket_words import CHANNELS, INTERACTIONS, LANGUAGES, PHASES, PRIORITIES
from atiende.kernel.actors import Actor
from atiende.organisation.queries import teams_visible_to
from atiende.platform.formats import format_date
from atiende.tickets.queries import (
    agents_for,
    brands_for,
    list_custom_fields,
    list_statuses,
    names_of_agents,
    names_of_reasons,
    names_of_teams,
    reason_tree,
    tag_names,
    tags_offered,
    word_for_agents,
)
from atiende.tickets.rules.statuses import Category
from atiende.tickets.rules.view_conditions import Test
from atiende.tickets.rules.view_fields import (
    FIELDS,
    ME,
    MINE,
    NOBODY,
    OWN,
    Is,
    Takes,
    field_named,
    taken_by,
)

FIELD_WORDS: Final[dict[str, str | Promise]] = {
    "status": _("Status"),
    "category": _("Kind of status"),
    "priority": _("Priority"),
    "channel": _("Channel"),
    "interaction": _("Kind of contact"),
    "reason": _("Category"),
    "phase": _("Phase"),
    "language": _("Language"),
    "assignee": _("Assigned to"),
    "team": _("Team"),
    "brand": _("Brand"),
    "tag": _("Tags"),
    "customer": _("Customer"),
    "opened": _("Opened"),
    "updated": _("Changed"),
    "last_message": _("Last message"),
    "waiting": _("Waiting for us"),
    "due": _("Due"),
    "resolved": _("Solved"),
    "snoozed": _("Put off"),
    "spam": _("Spam"),
    "words": _("Words"),
}
WAY_WORDS: Final[dict[Is, str | Promise]] = {
    Is.ONE_OF: _("is one of"),
    Is.NONE_OF: _("is none of"),
    Is.WITHIN: _("within the last"),
    Is.OLDER: _("longer ago than"),
    Is.SINCE: _("from the day"),
    Is.BEFORE: _("before the day"),
    Is.SET: _("is known"),
    Is.UNSET: _("is empty"),
    Is.CONTAINS: _("contain"),
    Is.LACKS: _("do not contain"),
    Is.YES: _("yes"),
    Is.NO: _("no"),
}
_OF_WAITING: Final[dict[Is, str | Promise]] = {
    Is.WITHIN: _("for less than"),
    Is.OLDER: _("for longer than"),
    Is.SET: _("yes"),
    Is.UNSET: _("no"),
}
_OF_DUE: Final[dict[Is, str | Promise]] = {
    Is.WITHIN: _("by then or within"),
    Is.OLDER: _("overdue by more than"),
}


def way_word(field: str, way: Is) -> str:
    special = _OF_WAITING if field == "waiting" else _OF_DUE if field == "due" else {}
    return str(special.get(way, WAY_WORDS[way]))


class ConditionWords:
    """For one person; names are looked up once, when they are first needed."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor

    @cached_property
    def own_fields(self) -> dict[str, str]:
        return {key: label for key, (label, _options) in self._own.items()}

    @cached_property
    def _own(self) -> dict[str, tuple[str, list[str]]]:
        fields = list_custom_fields(is_in_use=None)
        return {f"{OWN}{field.key}": (field.label, list(field.options)) for field in fields}

    def fields(self) -> list[tuple[str, str]]:
        """All that can be asked, the company's own at the end."""
        return [(name, str(FIELD_WORDS[name])) for name in FIELDS] + list(self.own_fields.items())

    def field(self, name: str) -> str:
        if name in FIELD_WORDS:
            return str(FIELD_WORDS[name])
        return self.own_fields.get(name, name.removeprefix(OWN))

    def options(self, name: str) -> list[tuple[str, str]]:
        """What a choice of this field is made among; empty where it is written."""
        actor = self._actor
        if name.startswith(OWN):
            return [(option, option) for option in self._own.get(name, ("", []))[1]]
        if name == "status":
            return [(status.key, status.for_agents) for status in list_statuses()]
        if name == "category":
            return [(each.value, word_for_agents(each.value, "")) for each in Category]
        if name in _FIXED:
            return [(value, str(word)) for value, word in _FIXED[name]]
        if name == "assignee":
            return [*_special(name), *_texts(agents_for(actor))]
        if name == "team":
            return [
                *_special(name),
                *_texts(teams_visible_to(actor).order_by("folded_name").values_list("pk", "name")),
            ]
        if name == "brand":
            return _texts(brands_for(actor))
        if name == "reason":
            offered = reason_tree().offered(None, get_language() or "")
            return [*_special(name), *((str(each.id), each.path) for each in offered)]
        return _texts(tags_offered()) if name == "tag" else []

    def chip(self, test: Test) -> str:
        """A test as a short sentence."""
        field, way = self.field(test.field), way_word(test.field, test.way)
        shown = self._shown(test)
        if test.way == Is.ONE_OF:
            return f"{field}: {shown}"
        return f"{field} {way} {shown}".rstrip() if shown else f"{field}: {way}"

    def _shown(self, test: Test) -> str:
        field = field_named(test.field)
        takes = Takes.NOTHING if field is None else taken_by(field, test.way)
        if takes == Takes.SPAN:
            return span_words(test.value[0])
        if takes == Takes.DAY:
            return format_date(dt.date.fromisoformat(test.value[0]), "short")
        if takes == Takes.TEXT:
            return f"«{test.value[0]}»"
        names = self._names(test.field, test.value)
        return ", ".join(names.get(value, value) for value in test.value)

    def _names(self, field: str, values: Iterable[str]) -> dict[str, str]:
        known = dict(_special(field))
        ids = {int(value) for value in values if value.isdecimal() and field in _NAMED}
        if field in _NAMED:
            return known | {str(pk): name for pk, name in _named(self._actor, field, ids).items()}
        if field == "status":
            return {status.key: status.for_agents for status in list_statuses(is_in_use=None)}
        if field == "category":
            return {value: word_for_agents(value, "") for value in values}
        return {value: str(word) for value, word in _FIXED.get(field, ())}


def span_words(text: str) -> str:
    """Of "4h": four hours."""
    count, unit = int(text[:-1]), text[-1]
    if unit == "h":
        return ngettext("%(count)s hour", "%(count)s hours", count) % {"count": count}
    if unit == "d":
        return ngettext("%(count)s day", "%(count)s days", count) % {"count": count}
    return ngettext("%(count)s week", "%(count)s weeks", count) % {"count": count}


_NAMED: Final = frozenset({"assignee", "team", "brand", "tag", "customer", "reason"})
_FIXED: Final = {
    "priority": tuple((str(key), word) for key, word in PRIORITIES),
    "channel": tuple((key, word) for key, (word, _icon) in CHANNELS.items()),
    "interaction": INTERACTIONS,
    "phase": PHASES,
    "language": LANGUAGES,
}


def _special(field: str) -> list[tuple[str, str]]:
    if field == "assignee":
        return [(ME, gettext("Me")), (NOBODY, gettext("Nobody"))]
    if field == "reason":
        return [(NOBODY, gettext("No category"))]
    return [(MINE, gettext("My teams")), (NOBODY, gettext("No team"))] if field == "team" else []


def _named(actor: Actor, field: str, ids: set[int]) -> dict[int, str]:
    if not ids:
        return {}
    if field == "assignee":
        return names_of_agents(ids)
    if field == "team":
        return names_of_teams(ids)
    if field == "reason":
        return names_of_reasons(ids)
    if field == "customer":
        return names_of_customers(actor, ids)
    return tag_names(ids) if field == "tag" else dict(brands_for(actor))


def _texts(pairs: Iterable[tuple[int, str]]) -> list[tuple[str, str]]:
    return [(str(pk), name) for pk, name in pairs]
