"""The address of an account system, and what its description must say (OpenID Connect Discovery 1.0, 3 and 4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.kernel.web_addresses import may_carry_secrets, parts_of_address

WELL_KNOWN: Final = "/.well-known/openid-configuration"
_NEEDED: Final = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")


def clean_issuer(text: str) -> str:
    """The address without what follows the issuer. InvalidInput unless https, or http on this very machine."""
    issuer = text.strip().removesuffix(WELL_KNOWN).rstrip("/")
    parts = parts_of_address(issuer, longest=500)
    if parts is None or parts.query or not may_carry_secrets(parts):
        message = gettext_noop("Write an address that begins with https://, as the account system gives it.")
        raise InvalidInput(fields={"issuer": message})
    return issuer


def what_is_missing(document: Mapping[str, Any]) -> str:
    """The first entry that sign-in needs and the description lacks; empty when nothing is missing."""
    return next((name for name in _NEEDED if not isinstance(document.get(name), str)), "")
