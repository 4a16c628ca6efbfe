"""Mail providers that let a mailbox in by permission (OAuth 2.0, RFC 6749) instead of a password.

Addresses and scopes are those of the providers' public documentation: Google "Using OAuth 2.0 for Web Server
Applications" and "XOAUTH2 Protocol"; Microsoft "Authenticate an IMAP, POP or SMTP connection using OAuth".
"""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import hashlib
import urllib.parse
from dataclasses import dataclass, field
from typing import Final

from atiende.channels.rules.mailbox import REQUIRED, Problems
from atiende.kernel.refusals import gettext_noop
from atiende.kernel.web_addresses import may_carry_secrets, parts_of_address

NOT_A_PROVIDER: Final = gettext_noop("Choose a provider of the list.")
NOT_AN_HTTPS_URL: Final = gettext_noop("Write an address that begins with https://.")


@dataclass(frozen=True, slots=True)
class Provider:
    """`key` "generic": the addresses are typed. `asks`: what the page of permission is told besides."""

    key: str
    authorise_url: str = ""
    token_url: str = ""
    scope: str = ""
    imap_host: str = ""
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_security: str = "starttls"
    asks: tuple[tuple[str, str], ...] = ()


PROVIDERS: Final[dict[str, Provider]] = {
    "google": Provider(
        key="google",
        authorise_url="https://accounts.google.com/o/oauth2/v2/auth",
        token_url="https://oauth2.googleapis.com/token",  # noqa: S106  an address
        scope="https://mail.google.com/",
        imap_host="imap.gmail.com",
        smtp_host="smtp.gmail.com",
        asks=(("access_type", "offline"), ("prompt", "consent")),
    ),
    "microsoft": Provider(
        key="microsoft",
        authorise_url="https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
        token_url="https://login.microsoftonline.com/common/oauth2/v2.0/token",  # noqa: S106  an address
        scope="https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send "
        "offline_access",
        imap_host="outlook.office365.com",
        smtp_host="smtp.office365.com",
        asks=(("prompt", "consent"),),
    ),
    "generic": Provider(key="generic"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderFields:
    """What a person types of a provider; empty addresses are the provider's own. `client_secret` None keeps it."""

    provider: str
    client_id: str
    client_secret: str | None = field(default=None, repr=False)
    authorise_url: str = ""
    token_url: str = ""
    scope: str = ""
    secret_expires_on: dt.date | None = None

    def cleaned(self) -> ProviderFields:
        known = PROVIDERS.get(self.provider, PROVIDERS["generic"])
        return dataclasses.replace(
            self,
            client_id=self.client_id.strip(),
            authorise_url=self.authorise_url.strip() or known.authorise_url,
            token_url=self.token_url.strip() or known.token_url,
            scope=" ".join(self.scope.split()) or known.scope,
        )


def problems_of_provider(fields: ProviderFields) -> Problems:
    """What is wrong with cleaned fields; empty when they can be kept."""
    found: Problems = {}
    if fields.provider not in PROVIDERS:
        found["provider"] = NOT_A_PROVIDER
    if not fields.client_id or len(fields.client_id) > 255:
        found["client_id"] = REQUIRED
    for name in ("authorise_url", "token_url"):
        if not is_safe_url(getattr(fields, name)):
            found[name] = NOT_AN_HTTPS_URL
    return found


def is_safe_url(text: str) -> bool:
    """Encrypted, or on this very machine; secrets travel to it."""
    parts = parts_of_address(text, longest=500)
    return parts is not None and may_carry_secrets(parts)


def authorisation_url(
    fields: ProviderFields, *, redirect_uri: str, state: str, verifier: str, login_hint: str
) -> str:
    """The provider's page on which a person gives the permission, with PKCE (RFC 7636, S256)."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    asked = {
        "response_type": "code",
        "client_id": fields.client_id,
        "redirect_uri": redirect_uri,
        "scope": fields.scope,
        "state": state,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
        "login_hint": login_hint,
        **dict(PROVIDERS.get(fields.provider, PROVIDERS["generic"]).asks),
    }
    separator = "&" if "?" in fields.authorise_url else "?"
    return fields.authorise_url + separator + urllib.parse.urlencode(asked)
