"""Passwords as Unicode text: the same words from another keyboard are the same password (NIST SP 800-63B)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import Final

MIN_LENGTH: Final = 12
MAX_NEW_LENGTH: Final = 128
"""Of a password that is chosen now (OWASP ASVS 2.1.2)."""
MAX_LENGTH: Final = 256
"""Of one that is typed to sign in: older ones may be longer than what is chosen now."""

_AROUND: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_FEWEST_SIGNS: Final = 5
_ROWS: Final = tuple(
    row * MAX_NEW_LENGTH
    for keys in ("1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "qwertyuiopasdfghjklzxcvbnm")
    for row in (keys, keys[::-1])
)


def normalised(password: str) -> str:
    """The password in form NFKC, so that composed and decomposed accents are equal."""
    return unicodedata.normalize("NFKC", password)


def is_guessed_early(password: str, common: Container[str]) -> bool:
    """Whether who has a list of common passwords comes to this one soon: one of the list, also with figures and signs
    before or behind it or written several times, a row of keys, or hardly more than one sign over and over.
    """
    plain = password.lower().strip()
    cores = {plain, _AROUND.sub("", plain), _repeated(plain)}
    is_of_few = len(set(plain)) < _FEWEST_SIGNS or any(plain in row for row in _ROWS)
    return is_of_few or any(core in common for core in cores if core)


def _repeated(text: str) -> str:
    """The shortest piece that makes the text when it is written several times."""
    return text[: (text + text).find(text, 1)]
