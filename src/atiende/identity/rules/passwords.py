"""Passwords as Unicode text: the same words from another keyboard are the same password (NIST SP 800-63B)."""

from __future__ import annotations

import unicodedata
from typing import Final

MAX_LENGTH: Final = 256


def normalised(password: str) -> str:
    """The password in form NFKC, so that composed and decomposed accents are equal."""
    return unicodedata.normalize("NFKC", password)
