"""The pages of the settings about the work around cases."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from atiende.console.pages_cases import CASES
from atiende.platform.ui.settings_pages import SettingsPage, register_settings_page

PAGES: Final = (
    SettingsPage(
        CASES,
        _("Checklists"),
        "console:checklists",
        "settings.manage",
        _("checklist template steps to do before solving needed"),
        _("What is looked at in a case, line by line"),
        "list-checks",
        145,
    ),
    SettingsPage(
        CASES,
        _("Resolution plans"),
        "console:plans",
        "settings.manage",
        _("plan procedure template steps tasks kind of problem"),
        _("Steps, tasks and words for a kind of problem"),
        "clipboard-list",
        146,
    ),
)


def register_pages() -> None:
    for page in PAGES:
        register_settings_page(page)
