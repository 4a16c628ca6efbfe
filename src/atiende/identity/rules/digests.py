"""What is kept of a secret that somebody else carries: enough to recognise it, never enough to use it."""

from __future__ import annotations

import hashlib


def digest_of(secret: str) -> str:
    """SHA-256 in hexadecimal. Secrets of 256 random bits need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()
