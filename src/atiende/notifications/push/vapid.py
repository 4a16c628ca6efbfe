"""Who sends: a token signed with the key to which the browser bound its subscription (RFC 8292)."""

from __future__ import annotations

import datetime as dt
import json
import urllib.parse
from typing import Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from atiende.notifications.push.encrypting import written

GOOD_FOR: Final = dt.timedelta(hours=12)


def point_of(key: ec.EllipticCurvePrivateKey) -> str:
    """The public key as browsers and push services take it."""
    return written(key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def authorisation(endpoint: str, key: ec.EllipticCurvePrivateKey, *, subject: str, at: dt.datetime) -> str:
    """The header `Authorization`. `subject`: where the push service finds who runs this (https or mailto)."""
    parts = urllib.parse.urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int((at + GOOD_FOR).timestamp()),
        "sub": subject,
    }
    unsigned = f"{_part({'typ': 'JWT', 'alg': 'ES256'})}.{_part(claims)}"
    first, second = decode_dss_signature(key.sign(unsigned.encode(), ec.ECDSA(hashes.SHA256())))
    signature = written(first.to_bytes(32, "big") + second.to_bytes(32, "big"))
    return f"vapid t={unsigned}.{signature}, k={point_of(key)}"


def _part(content: dict[str, object]) -> str:
    return written(json.dumps(content, separators=(",", ":")).encode())
