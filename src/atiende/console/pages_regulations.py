"""The pages of the settings about legal terms and public holidays."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from atiende.console.pages_cases import CASES
from atiende.platform.ui.settings_pages import SettingsPage, register_settings_page

PAGES: Final = (
    SettingsPage(
        CASES,
        _("Legal terms"),
        "console:laws",
        "settings.manage",
        _("law regulation deadline complaint working days pack article consumer"),
        _("Which law gives how many days, and why"),
        "scale",
        151,
    ),
    SettingsPage(
        CASES,
        _("Public holidays"),
        "console:holidays",
        "settings.manage",
        _("holiday calendar region town working days country"),
        _("Holidays by region and year, with your corrections"),
        "calendar",
        152,
    ),
)


def register_pages() -> None:
    for page in PAGES:
        register_settings_page(page)
