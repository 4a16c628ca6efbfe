"""What the columns of a table are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
