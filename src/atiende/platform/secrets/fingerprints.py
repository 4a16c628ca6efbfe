"""Keyed digests: they tell that a content was seen before, and say nothing about it to whoever lacks the key.

The key is not rotated: a digest kept for years must still match. It lies in DATA/keys/fingerprints.key.
"""

from __future__ import annotations

import functools
import hashlib
import hmac
import secrets
from pathlib import Path

from django.conf import settings

from atiende.kernel.private_files import create_once
from atiende.platform.secrets.errors import SecretAltered, SecretKeyFolderUnusable

_BYTES = 32


def fingerprint(content: bytes, purpose: str) -> bytes:
    """HMAC-SHA-256 of a content, another one for each purpose. Raises SecretKeyFolderUnusable, SecretAltered."""
    return hmac.digest(_key(Path(settings.DATA) / "keys"), purpose.encode() + b"\0" + content, hashlib.sha256)


@functools.cache
def _key(folder: Path) -> bytes:
    path = folder / "fingerprints.key"
    try:
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            create_once(path, secrets.token_hex(_BYTES))
        key = bytes.fromhex(path.read_text().strip())
    except ValueError as error:
        raise SecretAltered from error
    except OSError as error:
        raise SecretKeyFolderUnusable(error.strerror or type(error).__name__) from error
    if len(key) != _BYTES:
        raise SecretAltered
    return key
