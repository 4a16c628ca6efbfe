"""Keys by which customers follow a case: read aloud, typed on a telephone, and not to be guessed."""

from __future__ import annotations

import secrets
from typing import Final

ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Thirty-two signs: no O, 0, I or 1, which people take for one another."""
LENGTH: Final = 16
"""Signs of a key: 80 bits."""
_GROUP: Final = 4


def new_key() -> str:
    """A random key, without its hyphens."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def key_of_digest(digest: bytes) -> str:
    """The key that a keyed digest of at least sixteen bytes stands for: the same digest gives the same key."""
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])


def grouped(key: str) -> str:
    """As it is shown: `K7M4-29QX-…`."""
    return "-".join(key[start : start + _GROUP] for start in range(0, len(key), _GROUP))


def plain_key(typed: str) -> str:
    """What was typed without spaces, hyphens and lower case; empty when it cannot be a key."""
    signs = "".join(sign for sign in typed[:100].upper() if sign.isalnum())
    return signs if len(signs) == LENGTH and set(signs) <= set(ALPHABET) else ""
