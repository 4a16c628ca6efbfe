"""The single settings that the search of the console knows, and the field to which each leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class SingleSetting:
    label: str | Promise
    url_name: str
    anchor: str
    keywords: str | Promise = ""


SINGLE_SETTINGS: Final = (
    SingleSetting(_("Host of the mail server"), "console:mail_server", "id_host", "SMTP"),
    SingleSetting(_("Port of the mail server"), "console:mail_server", "id_port", "587 465 25"),
    SingleSetting(_("Encryption of outgoing mail"), "console:mail_server", "id_security", "TLS STARTTLS"),
    SingleSetting(_("User of the mail server"), "console:mail_server", "id_username"),
    SingleSetting(_("Password of the mail server"), "console:mail_server", "id_password"),
    SingleSetting(_("Sender's name"), "console:mail_server", "id_from_name", _("From")),
    SingleSetting(_("Sender's address"), "console:mail_server", "id_from_address", _("From")),
    SingleSetting(
        _("New mailbox"), "console:mailboxes", "mailboxes-found", _("connect IMAP Google Microsoft")
    ),
    SingleSetting(
        _("Days for which originals are kept"), "console:mail_keeping", "id_raw_days", _("retention mail")
    ),
    SingleSetting(_("Issuer of the company account"), "console:sign_in", "id_issuer", "OIDC SSO"),
    SingleSetting(_("Client id"), "console:sign_in", "id_client_id", "OIDC SSO"),
    SingleSetting(_("Client secret"), "console:sign_in", "id_secret", "OIDC SSO"),
    SingleSetting(_("Allowed mail domains"), "console:sign_in", "id_allowed_domains", "OIDC SSO"),
    SingleSetting(
        _("Create people at their first sign-in"), "console:sign_in", "id_creates_users", "OIDC SSO"
    ),
    SingleSetting(_("Names of the certificate"), "console:certificate", "id_hosts", "TLS HTTPS"),
    SingleSetting(_("Export the audit log"), "console:audit", "export", "CSV"),
    SingleSetting(_("Verify the seals"), "console:audit", "seals"),
    SingleSetting(_("Folder for the seals"), "console:audit_keeping", "id_export_folder", _("export audit")),
    SingleSetting(_("Send the newest seal to"), "console:audit_keeping", "id_export_to_address", _("audit")),
    SingleSetting(
        _("Years for which entries are kept"), "console:audit_keeping", "id_kept_years", _("retention audit")
    ),
    SingleSetting(_("Folder for the backups"), "console:backups", "id_folder", _("copy disk")),
    SingleSetting(_("Time of the daily backup"), "console:backups", "id_at_time", _("schedule night")),
    SingleSetting(_("Backups to keep"), "console:backups", "id_kept_days", _("retention days weeks")),
)
