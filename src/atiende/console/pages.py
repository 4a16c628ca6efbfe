"""The pages of the settings that this room draws itself, and the single settings on them."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from atiende.platform.ui.settings_pages import SettingsPage, register_settings_page

SECURITY: Final = _("Security")
SYSTEM: Final = _("System")
RECORDS: Final = _("Records")

PAGES: Final = (
    SettingsPage(
        SECURITY,
        _("Encryption"),
        "console:certificate",
        "settings.manage",
        _("certificate HTTPS TLS SSL connection"),
        _("HTTPS for this installation"),
        "shield-check",
        330,
    ),
)


def register_pages() -> None:
    for page in PAGES:
        register_settings_page(page)
