"""The pages of the settings about cases."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from atiende.platform.ui.settings_pages import SettingsPage, register_settings_page

CASES: Final = _("Cases")

PAGES: Final = (
    SettingsPage(
        CASES,
        _("Fields of cases"),
        "console:custom_fields",
        "settings.manage",
        _("custom fields details data required needed to solve choice list own questions"),
        _("What you want to know of each case"),
        "clipboard-list",
        140,
    ),
)


def register_pages() -> None:
    for page in PAGES:
        register_settings_page(page)
