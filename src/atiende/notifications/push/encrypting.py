"""A message that only one browser reads (RFC 8291), in one record of aes128gcm (RFC 8188)."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

RECORD: Final = 4096
MOST: Final = RECORD - 103
"""Bytes that fit: a record holds its padding mark and tag, and push services take 4096 with the head."""
_POINT: Final = 65
_AUTH: Final = 16


@dataclass(frozen=True, slots=True)
class BrowserKeys:
    """What the browser gave when it subscribed: its public point and its secret."""

    point: bytes
    auth: bytes

    @classmethod
    def read(cls, p256dh: str, auth: str) -> BrowserKeys:
        """From base64url. Raises ValueError for what is no point of P-256, or no secret of 16 bytes."""
        found = cls(unpadded(p256dh), unpadded(auth))
        if len(found.point) != _POINT or len(found.auth) != _AUTH:
            raise ValueError("keys of another length")
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), found.point)
        return found


def encrypted(
    text: bytes,
    keys: BrowserKeys,
    *,
    own: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """The body of the request. `own` and `salt` are new for each message; tests give those of the RFC's example.

    Raises ValueError for a text that is too long.
    """
    if len(text) > MOST:
        raise ValueError(f"a message holds {MOST} bytes")
    own, salt = own or ec.generate_private_key(ec.SECP256R1()), salt or os.urandom(16)
    point = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), keys.point)
    shared = own.exchange(ec.ECDH(), theirs)
    secret = _derived(shared, keys.auth, b"WebPush: info\0" + keys.point + point, 32)
    key = _derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(secret, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + RECORD.to_bytes(4, "big") + bytes([_POINT]) + point
    return head + AESGCM(key).encrypt(nonce, text + b"\x02", None)


def unpadded(text: str) -> bytes:
    """Bytes of base64url without its padding. Raises ValueError."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def written(content: bytes) -> str:
    """The same the other way round."""
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _derived(material: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(material)
