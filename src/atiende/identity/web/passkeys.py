"""Stored passkeys that cannot be read any more: left aside and told of in the log, instead of barring the page."""

from __future__ import annotations

import logging
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from fido2.webauthn import AttestedCredentialData

from atiende.identity.models import User

_log = logging.getLogger(__name__)


def leave_unreadable_aside() -> None:
    """Let allauth ask for a person's passkeys by these functions: its own break off at the first that is damaged.

    A damaged one stays a second step that nobody can take: a code or an administrator's help lets the person in.
    """
    auth.get_credentials = credentials_of
    auth.get_authenticator_by_credential_id = authenticator_of


def credentials_of(user: User) -> list[AttestedCredentialData]:
    return [credential for _, credential in _readable(user)]


def authenticator_of(user: User, credential_id: bytes) -> Authenticator | None:
    return next((row for row, found in _readable(user) if found.credential_id == credential_id), None)


def _readable(user: User) -> list[tuple[Authenticator, AttestedCredentialData]]:
    rows = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN)
    return [(row, found) for row in rows if (found := _credential(row)) is not None]


def _credential(row: Any) -> AttestedCredentialData | None:
    try:
        found: AttestedCredentialData | None = row.wrap().authenticator_data.credential_data
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError) as error:
        _log.warning(
            "a passkey cannot be read", extra={"authenticator_id": row.pk, "why": type(error).__name__}
        )
        return None
    return found
