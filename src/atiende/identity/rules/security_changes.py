"""Changes of the way into an account, by the name that allauth gives to its notice of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from atiende.kernel.refusals import gettext_noop


@dataclass(frozen=True, slots=True)
class SecurityChange:
    verb: str
    title: str


TOTP_ACTIVATED: Final = "mfa/email/totp_activated"
RECOVERY_CODES_MADE: Final = "mfa/email/recovery_codes_generated"

SECURITY_CHANGES: Final[dict[str, SecurityChange]] = {
    "account/email/password_changed": SecurityChange(
        "identity.password_changed", gettext_noop("Your password was changed")
    ),
    "account/email/password_set": SecurityChange(
        "identity.password_changed", gettext_noop("Your password was changed")
    ),
    "account/email/password_reset": SecurityChange(
        "identity.password_reset", gettext_noop("Your password was changed")
    ),
    "account/email/email_changed": SecurityChange(
        "identity.email_changed", gettext_noop("Your address was changed")
    ),
    TOTP_ACTIVATED: SecurityChange("identity.totp_activated", gettext_noop("An authenticator app was added")),
    "mfa/email/totp_deactivated": SecurityChange(
        "identity.totp_removed", gettext_noop("The authenticator app was removed")
    ),
    "mfa/email/webauthn_added": SecurityChange("identity.passkey_added", gettext_noop("A passkey was added")),
    "mfa/email/webauthn_removed": SecurityChange(
        "identity.passkey_removed", gettext_noop("A passkey was removed")
    ),
    RECOVERY_CODES_MADE: SecurityChange(
        "identity.recovery_codes_made", gettext_noop("New recovery codes were made")
    ),
    "socialaccount/email/account_connected": SecurityChange(
        "identity.single_sign_on_linked", gettext_noop("Your company account was linked")
    ),
    "socialaccount/email/account_disconnected": SecurityChange(
        "identity.single_sign_on_unlinked", gettext_noop("Your company account was unlinked")
    ),
}

OTHER_CHANGE: Final = SecurityChange(
    "identity.security_changed", gettext_noop("The security of your account was changed")
)

TOLD_WITH_THE_CHANGE: Final = frozenset({TOTP_ACTIVATED, RECOVERY_CODES_MADE})
"""allauth gives notice of these after the commit; the views of this room told the audit before it."""
