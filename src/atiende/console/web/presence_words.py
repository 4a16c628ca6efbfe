"""What states of presence and their reasons are called."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES: Final = {
    "available": pgettext_lazy("person", "Available"),
    "busy": pgettext_lazy("person", "Busy"),
    "away": pgettext_lazy("person", "Away"),
    "offline": pgettext_lazy("person", "Offline"),
}
REASONS: Final = {
    "break": _("Break"),
    "meal": _("Meal"),
    "meeting": _("Meeting"),
    "training": _("Training"),
    "paperwork": _("Paperwork"),
    "idle": _("nothing done for ten minutes"),
    "gone": _("nothing done for an hour"),
    "shift_over": _("end of the shift"),
    "signed_out": _("signed out"),
    "back": _("at work again"),
}


def state_words(state: str) -> Any:
    return STATES.get(state, state)


def reason_words(reason: str) -> Any:
    return REASONS.get(reason, "")
