"""The pages of the settings about mail as a channel."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from atiende.platform.ui.settings_pages import SettingsPage, register_settings_page

CHANNELS: Final = _("Channels")

PAGES: Final = (
    SettingsPage(
        CHANNELS,
        _("Mailboxes"),
        "console:mailboxes",
        "settings.manage",
        _(
            "mail IMAP SMTP Google Gmail Microsoft Outlook 365 connect signature alias permission OAuth folder"
        ),
        _("Mail addresses whose mails become cases"),
        "inbox",
        150,
    ),
)


def register_pages() -> None:
    for page in PAGES:
        register_settings_page(page)
