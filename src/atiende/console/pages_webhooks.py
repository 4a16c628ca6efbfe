"""The pages of the settings about other systems that are told of what happens, or hand in cases."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from atiende.platform.ui.settings_pages import SettingsPage, register_settings_page

INTEGRATIONS: Final = _("Integrations")

PAGES: Final = (
    SettingsPage(
        INTEGRATIONS,
        _("Webhooks"),
        "console:webhooks",
        "settings.manage",
        _("events notify subscription secret signature deliveries retry send again outgoing programs"),
        _("Other systems that are told of what happens"),
        "webhook",
        350,
    ),
    SettingsPage(
        INTEGRATIONS,
        _("Incoming webhooks"),
        "console:incoming_webhooks",
        "settings.manage",
        _("receive cases mapping JSON signature HMAC address forms monitoring shop"),
        _("Addresses at which other systems hand in cases"),
        "log-in",
        360,
    ),
)


def register_pages() -> None:
    for page in PAGES:
        register_settings_page(page)
