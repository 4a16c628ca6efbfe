"""The pages of the settings about customers."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from atiende.platform.ui.settings_pages import SettingsPage, register_settings_page

PAGES: Final = (
    SettingsPage(
        _("Customers"),
        _("Fields of customers"),
        "console:customer_fields",
        "settings.manage",
        _("custom fields of customers own details loyalty contract"),
        _("What you want to know of each customer"),
        "users",
        145,
    ),
)


def register_pages() -> None:
    for page in PAGES:
        register_settings_page(page)
