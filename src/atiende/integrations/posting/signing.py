"""The headers of a message, by the Standard Webhooks specification (1.0.0)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from standardwebhooks import Webhook

from atiende import __version__


def signed_headers(secrets: Iterable[str], *, message_id: str, body: str, at: dt.datetime) -> dict[str, str]:
    """One signature for each secret that counts, the newest first."""
    signatures = [Webhook(secret).sign(message_id, at, body) for secret in secrets]
    return {
        "Content-Type": "application/json",
        "User-Agent": f"Atiende-Webhooks/{__version__}",
        "webhook-id": message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
