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
    SettingsPage(
        CHANNELS,
        _("Quarantine"),
        "console:quarantine",
        "settings.manage",
        _("mail unreadable original download try again retry problem"),
        _("Mails that nobody could read"),
        "shield-alert",
        160,
    ),
    SettingsPage(
        CHANNELS,
        _("Mail without a case"),
        "console:without_case",
        "settings.manage",
        _("returned bounce automatic answer spam complaint original open case"),
        _("Returned mail, automatic answers, complaints"),
        "undo-2",
        170,
    ),
    SettingsPage(
        CHANNELS,
        _("Blocked senders"),
        "console:blocked_senders",
        "settings.manage",
        _("block sender address domain spam unblock"),
        _("Whose mail is put aside"),
        "ban",
        175,
    ),
    SettingsPage(
        CHANNELS,
        _("Acknowledgements"),
        "console:acknowledgements",
        "settings.manage",
        _("automatic answer reception text subject placeholder brand language"),
        _("What each brand answers on reception"),
        "reply",
        180,
    ),
    SettingsPage(
        CHANNELS,
        _("Signatures"),
        "console:own_signature",
        "settings.manage",
        _("sign below mail brand person closing name post"),
        _("What stands below mails, of brands and people"),
        "pencil",
        185,
    ),
    SettingsPage(
        CHANNELS,
        _("Originals of mails"),
        "console:mail_keeping",
        "settings.manage",
        _("retention days keep raw bytes delete"),
        _("For how long they are kept"),
        "archive",
        190,
    ),
)


def register_pages() -> None:
    for page in PAGES:
        register_settings_page(page)
