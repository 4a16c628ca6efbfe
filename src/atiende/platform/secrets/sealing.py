"""AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce, and the purpose as associated data."""

from __future__ import annotations

import base64
import binascii
import re
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from atiende.platform.secrets.errors import SecretAltered
from atiende.platform.secrets.keys import Key, newest_key, read_key

NONCE_BYTES = 12
_SEALED = re.compile(r"k([1-9][0-9]{0,8}):([A-Za-z0-9+/]+={0,2})")


def seal(value: bytes | str, purpose: str) -> str:
    """The value made unreadable, as `k<key id>:<base64>`; `purpose` binds it to one place and must be given again.

    Raises SecretKeyFolderUnusable when no key can be read or made.
    """
    return seal_with(newest_key(), value, purpose)


def unseal(text: str, purpose: str) -> bytes:
    """The value that was sealed. Raises SecretKeyMissing or SecretAltered."""
    match = _SEALED.fullmatch(text)
    if match is None:
        raise SecretAltered
    key = read_key(int(match[1]))
    try:
        raw = base64.b64decode(match[2], validate=True)
        return AESGCM(key.material).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], purpose.encode())
    except (InvalidTag, binascii.Error, ValueError) as error:
        raise SecretAltered from error


def seal_with(key: Key, value: bytes | str, purpose: str) -> str:
    """Seal with a given key: what rotation does; everybody else calls `seal`."""
    clear = value.encode() if isinstance(value, str) else value
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = nonce + AESGCM(key.material).encrypt(nonce, clear, purpose.encode())
    return f"k{key.id}:{base64.b64encode(sealed).decode()}"


def key_id_of(text: str) -> int:
    """Which key sealed this text. Raises SecretAltered when it is not a sealed text."""
    match = _SEALED.fullmatch(text)
    if match is None:
        raise SecretAltered
    return int(match[1])
