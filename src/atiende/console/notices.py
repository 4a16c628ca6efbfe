"""What the console wants every page of the staff to say."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from atiende.kernel.clock import utc_now
from atiende.platform.backup.situation import is_overdue
from atiende.platform.pause import pause_of
from atiende.platform.ui.notices import Notice, register_notice

GRANT = "operations.manage"


def register_notices() -> None:
    register_notice("pause", _paused)
    register_notice("backups", _overdue)


def _paused() -> Notice | None:
    pause = pause_of()
    if pause is None:
        return None
    text = (
        _("This installation was restored from a backup: mail is read, but nothing is sent yet.")
        if pause.is_reading
        else _("This installation was restored from a backup: no mail is read and nothing is sent.")
    )
    return Notice("warn", "pause", text, _("Look and resume"), "console:pause", followed_with=GRANT)


def _overdue() -> Notice | None:
    if pause_of() is not None or not is_overdue(utc_now()):
        return None
    return Notice(
        "danger",
        "triangle-alert",
        _("No backup has succeeded for 36 hours."),
        _("See why"),
        "console:backups",
        seen_with=GRANT,
        followed_with=GRANT,
    )
