"""Secrets with which webhooks are signed: made here or given by the other side, kept sealed, two of them for a day."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import secrets
from typing import Final, Protocol

from atiende.platform.secrets import register_sealed, seal, unseal

PREFIX: Final = "whsec_"
OVERLAP: Final = dt.timedelta(hours=24)
OUT: Final = "integrations.webhook.out"
IN: Final = "integrations.webhook.in"
_BYTES: Final = 32
_FEWEST_BYTES: Final = 16


class Holding(Protocol):
    """What keeps a secret: a subscription or an incoming webhook."""

    sealed_secret: str
    sealed_old_secret: str
    old_secret_until: dt.datetime | None


def register() -> None:
    """Rotation of keys finds them all."""
    for column in ("sealed_secret", "sealed_old_secret"):
        register_sealed("integrations.WebhookSubscription", column, OUT)
        register_sealed("integrations.IncomingWebhook", column, IN)


def new_secret() -> str:
    """As the Standard Webhooks specification writes them."""
    return PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def is_standard_secret(text: str) -> bool:
    """Whether it can sign by that specification: base64 of at least 16 bytes, with or without its prefix."""
    try:
        return len(base64.b64decode(text.removeprefix(PREFIX), validate=True)) >= _FEWEST_BYTES
    except (binascii.Error, ValueError):
        return False


def sealed(secret: str, purpose: str) -> str:
    return seal(secret, purpose)


def replace_secret(holder: Holding, secret: str, purpose: str, *, at: dt.datetime) -> None:
    """The one before counts for a day more. The caller saves the row."""
    holder.sealed_old_secret = holder.sealed_secret
    holder.old_secret_until = at + OVERLAP
    holder.sealed_secret = seal(secret, purpose)


def secrets_of(holder: Holding, purpose: str, *, at: dt.datetime) -> list[str]:
    """Those that count now, the newest first. Raises what `unseal` refuses."""
    found = [unseal(holder.sealed_secret, purpose).decode()]
    if holder.sealed_old_secret and holder.old_secret_until is not None and holder.old_secret_until > at:
        found.append(unseal(holder.sealed_old_secret, purpose).decode())
    return found
