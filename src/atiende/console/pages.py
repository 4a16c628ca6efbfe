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
        _("Sign-in"),
        "console:sign_in",
        "settings.manage",
        _("single sign-on OpenID Connect OIDC SSO company account"),
        _("Company account (single sign-on)"),
        "key-round",
        300,
    ),
    SettingsPage(
        SECURITY,
        _("Sessions"),
        "console:sessions",
        "people.manage",
        _("devices browsers close signed in"),
        _("Who is signed in, and from where"),
        "monitor",
        310,
    ),
    SettingsPage(
        SECURITY,
        _("API tokens"),
        "console:tokens",
        "people.manage",
        _("integrations scopes revoke keys programs"),
        _("Keys with which programs act for people"),
        "link",
        320,
    ),
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
    SettingsPage(
        SYSTEM,
        _("Mail server"),
        "console:mail_server",
        "settings.manage",
        _("SMTP outgoing mail port sender address password test delivery"),
        _("How invitations and notices leave"),
        "mail",
        400,
    ),
    SettingsPage(
        SYSTEM,
        _("Outgoing mail"),
        "console:outgoing_mail",
        "settings.manage",
        _("queue waiting sent failed uncertain resend"),
        _("What was sent, what waits and what failed"),
        "send",
        410,
    ),
    SettingsPage(
        SYSTEM,
        _("Import"),
        "console:imports",
        "settings.manage",
        _("Zendesk Zammad CSV JSON migration move cases customers articles from another system bring"),
        _("What you leave behind in another system"),
        "upload",
        413,
    ),
    SettingsPage(
        SYSTEM,
        _("Demonstration company"),
        "console:demonstration",
        "settings.manage",
        _("demo example data try Nova Hogar sample remove"),
        _("A company to look around in, and out again"),
        "sparkles",
        415,
    ),
    SettingsPage(
        SYSTEM,
        _("Health"),
        "console:health",
        "operations.manage",
        _("doctor checks disk clock database status"),
        _("The checks of the system"),
        "activity",
        420,
    ),
    SettingsPage(
        SYSTEM,
        _("Backups"),
        "console:backups",
        "operations.manage",
        _("restore copy safety schedule disk retention"),
        _("When they are made, where they lie, the last ones"),
        "archive",
        422,
    ),
    SettingsPage(
        SYSTEM,
        _("Pause after a restore"),
        "console:pause",
        "operations.manage",
        _("restored resume reading sending clocks"),
        _("Whether the installation reads and sends mail"),
        "pause",
        424,
    ),
    SettingsPage(
        SYSTEM,
        _("Stuck deliveries"),
        "console:stuck",
        "operations.manage",
        _("lanes events handlers retry skip replay errors"),
        _("Events that a handler could not take"),
        "triangle-alert",
        430,
    ),
    SettingsPage(
        SYSTEM,
        _("Jobs"),
        "console:jobs",
        "operations.manage",
        _("background work failed retry long progress queue"),
        _("Background work: running and failed"),
        "loader-circle",
        440,
    ),
    SettingsPage(
        SYSTEM,
        _("Keys for secrets"),
        "console:secret_keys",
        "settings.manage",
        _("encryption at rest rotate sealed passwords"),
        _("Which keys protect stored passwords"),
        "lock",
        450,
    ),
    SettingsPage(
        SYSTEM,
        _("About"),
        "console:about",
        "organisation.read",
        _("version licence license third-party notices"),
        _("Version, licence and notices"),
        "info",
        460,
    ),
    SettingsPage(
        RECORDS,
        _("Audit log"),
        "console:audit",
        "audit.read",
        _("changes history who did what seals verify export CSV"),
        _("Who did what, on which and when"),
        "clipboard-list",
        500,
    ),
)


def register_pages() -> None:
    for page in PAGES:
        register_settings_page(page)
