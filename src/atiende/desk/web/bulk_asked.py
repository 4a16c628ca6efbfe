"""A change of all the cases of a list: read from a form, and told in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.utils.translation import gettext as _

from atiende.desk.errors import NothingChosen
from atiende.desk.web.condition_words import FIELD_WORDS
from atiende.desk.web.snooze_shown import snooze_chosen
from atiende.desk.web.ticket_words import PRIORITIES
from atiende.kernel.actors import Actor
from atiende.platform.formats import format_datetime
from atiende.tickets.queries import list_statuses, names_of_agents, names_of_teams
from atiende.views.rules.bulk import Change, change_of


def change_asked(posted: Mapping[str, str], *, by: Actor, at: dt.datetime) -> Change:
    """What `do` says, in the words of the bar of several cases. Raises NothingChosen and InvalidInput."""
    told = posted.get("do", "") or ("tag" if posted.get("tag", "").strip() else "")
    what, _dash, value = told.partition("-")
    if not what:
        raise NothingChosen
    if what == "assignee":
        value = str(by.id) if value == "me" else value or "0"
    if what == "team":
        value = value or "0"
    if what == "tag":
        value = posted.get("tag", "")
    if what == "snooze":
        value = "" if value == "wake" else snooze_chosen(posted, key=value, at=at).isoformat()
    return change_of({"what": what, "value": value})


def change_words(actor: Actor, kept: Mapping[str, str]) -> str:
    """«Estado: Resuelto»."""
    what, value = kept["what"], kept["value"]
    if what == "spam":
        return _("Mark as spam") if value == "on" else _("Not spam")
    if what == "snooze":
        if not value:
            return _("Back to work now")
        return _("Put off until %(moment)s") % {"moment": format_datetime(dt.datetime.fromisoformat(value))}
    if what == "tag":
        return _("Add the tag %(name)s") % {"name": value}
    if what == "team_queue":
        what = "team"
    return f"{FIELD_WORDS[what]}: {_name(what, value)}"


def _name(what: str, value: str) -> str:
    if what == "status":
        return next((each.for_agents for each in list_statuses(is_in_use=None) if each.key == value), value)
    if what == "priority":
        return str(dict(PRIORITIES).get(int(value), value))
    if value == "0":
        return _("Nobody") if what == "assignee" else _("No team")
    names = names_of_agents({int(value)}) if what == "assignee" else names_of_teams({int(value)})
    return names.get(int(value), value)
