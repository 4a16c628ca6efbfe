"""What is kept of a secret that somebody else carries: enough to recognise it, never enough to use it."""

from __future__ import annotations

import hashlib
import hmac


def digest_of(secret: str) -> str:
    """SHA-256 in hexadecimal. Secrets of 256 random bits need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def keyed_digest_of(text: str, key: str) -> str:
    """HMAC-SHA-256, shortened: two events can be told to be of one address, the address cannot be found by guessing."""
    return hmac.new(key.encode(), text.strip().lower().encode(), "sha256").hexdigest()[:32]
