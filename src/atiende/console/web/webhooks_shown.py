"""Words and colours for what webhooks and their messages are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.console.web.mailboxes_shown import Word
from atiende.integrations.rules.webhook_events import TEST, TOLD

HEALTH: Final[dict[str, Word]] = {
    "well": Word("ok", _("Arrives"), "circle-check"),
    "new": Word("info", _("Nothing sent yet"), "clock"),
    "failing": Word("danger", _("Fails"), "circle-x"),
    "paused": Word("warn", _("Paused"), "pause"),
}
DELIVERIES: Final[dict[str, Word]] = {
    "waiting": Word("info", _("Waits"), "clock"),
    "delivered": Word("ok", _("Arrived"), "circle-check"),
    "failed": Word("danger", _("Failed"), "circle-x"),
    "withheld": Word("warn", _("Withheld"), "eye-off"),
}
RECEIVED: Final[dict[str, Word]] = {
    "waiting": Word("info", _("Being read"), "clock"),
    "made": Word("ok", _("New case"), "inbox"),
    "repeated": Word("", _("Came twice"), "copy"),
    "ignored": Word("", _("Left aside"), "archive"),
    "failed": Word("danger", _("Failed"), "circle-x"),
}
REASONS: Final[dict[str, str | Promise]] = {
    "person": _("Nothing is sent until somebody resumes. What happens meanwhile is not noted down for it."),
    "gone": _("It answered that it is gone for good (410). What had waited is marked as failed."),
    "failing": _("Nothing had arrived for five days. What waits is sent once somebody resumes."),
    "owner": _(
        "The person in whose name it is told no longer manages the settings. Who resumes takes their place."
    ),
}
_LABELS: Final = {told.type: told.label for told in TOLD.values()}
PRIORITY_WORDS: Final[dict[int, str | Promise]] = {1: _("Low"), 2: _("Normal"), 3: _("High"), 4: _("Urgent")}
SINCE: Final = (
    (1, _("the last hour")),
    (24, _("the last 24 hours")),
    (24 * 7, _("the last 7 days")),
    (24 * 30, _("the last 30 days")),
)


@dataclass(frozen=True, slots=True)
class WebhookRow:
    webhook: Any
    health: Word


def row_of(subscription: Any) -> WebhookRow:
    return WebhookRow(subscription, HEALTH[_health(subscription)])


def event_label(event_type: str) -> str:
    """In words; the name that goes over the wire for what nobody described."""
    if event_type == TEST:
        return gettext("A test message")
    return gettext(_LABELS[event_type]) if event_type in _LABELS else event_type


def since_of(hours: str, *, at: dt.datetime) -> dt.datetime:
    """The beginning of a span that the list offers; a day for anything else."""
    offered = {str(number): number for number, _label in SINCE}
    return at - dt.timedelta(hours=offered.get(hours, 24))


def _health(subscription: Any) -> str:
    if hasattr(subscription, "pause"):
        return "paused"
    if subscription.failing_since is not None:
        return "failing"
    return "well" if subscription.last_success_at is not None else "new"
