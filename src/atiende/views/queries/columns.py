"""What the columns of a table are called, and what stands in them when they leave as a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.tickets.queries import Cells, list_custom_fields, word_for_agents
from atiende.tickets.rules.view_fields import OWN
from atiende.views.rules.keeping import COLUMNS

COLUMN_WORDS: Final[dict[str, str | Promise]] = {
    "number": _("Number"),
    "subject": _("Subject"),
    "customer": _("Customer"),
    "status": _("Status"),
    "priority": _("Priority"),
    "assignee": _("Assigned to"),
    "team": _("Team"),
    "brand": _("Brand"),
    "channel": _("Channel"),
    "tags": _("Tags"),
    "opened_at": _("Opened"),
    "updated_at": _("Changed"),
    "last_message_at": _("Last message"),
    "waiting_since": _("Waits for us since"),
    "next_due_at": _("Due"),
    "resolved_at": _("Solved"),
    "snoozed_until": _("Put off until"),
    "language": _("Language"),
}


def column_word(name: str, own: Mapping[str, str]) -> str:
    """`own`: labels of the company's fields by their name in a view."""
    return str(COLUMN_WORDS[name]) if name in COLUMN_WORDS else own.get(name, name.removeprefix(OWN))


def column_options(chosen: Sequence[str], own: Mapping[str, str]) -> list[tuple[str, str, bool]]:
    """Those chosen first, in their order, then the others."""
    others = [name for name in (*COLUMNS, *own) if name not in chosen]
    return [
        *((name, column_word(name, own), True) for name in chosen),
        *((name, column_word(name, own), False) for name in others),
    ]


PRIORITY_WORDS: Final = {4: _("Urgent"), 3: _("High"), 2: _("Normal"), 1: _("Low")}
CHANNEL_WORDS: Final = {
    "mail": _("Mail"),
    "web": _("Web form"),
    "chat": _("Chat"),
    "phone": _("Telephone"),
    "whatsapp": _("WhatsApp"),
    "social": _("Social networks"),
    "counter": _("At the counter"),
    "letter": _("Letter"),
    "visit": _("Visit"),
    "api": _("API"),
    "internal": _("Internal"),
}
Plain = str | int | float | bool | dt.datetime | None


def own_columns() -> dict[str, str]:
    """Labels of the company's fields by their name in a view; one query or two."""
    return {f"{OWN}{field.key}": field.label for field in list_custom_fields(is_in_use=None)}


def cell_of(name: str, row: Cells) -> Plain:
    """What stands in a column, in the language and zone of who reads it."""
    if name.startswith(OWN):
        return _answer(row.custom_fields.get(name.removeprefix(OWN)))
    if name == "status":
        return word_for_agents(row.status_key, row.own_label)
    if name == "priority":
        return str(PRIORITY_WORDS.get(row.priority, row.priority))
    if name == "channel":
        return str(CHANNEL_WORDS.get(row.channel, row.channel))
    if name == "tags":
        return ", ".join(row.tags)
    value = getattr(row, name)
    if isinstance(value, dt.datetime):
        return timezone.localtime(value)
    return value if isinstance(value, int) else str(value or "")


def _answer(value: Any) -> Plain:
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return ", ".join(map(str, value.values())) if isinstance(value, dict) else str(value)
