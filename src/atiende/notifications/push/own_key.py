"""The key of this installation: made once, sealed at rest."""

from __future__ import annotations

from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec

from atiende.notifications.models import PushKey
from atiende.notifications.push.vapid import point_of
from atiende.platform.secrets import register_sealed, seal, unseal

PURPOSE: Final = "notifications.push"


def register() -> None:
    """Rotation of keys finds it."""
    register_sealed("notifications.PushKey", "sealed_private", PURPOSE)


def new_key() -> tuple[str, str]:
    """The public half as browsers take it, and the private one sealed."""
    key = ec.generate_private_key(ec.SECP256R1())
    number = key.private_numbers().private_value.to_bytes(32, "big")
    return point_of(key), seal(number, PURPOSE)


def private_key() -> ec.EllipticCurvePrivateKey | None:
    """None while no browser has asked. Raises what `unseal` refuses."""
    found = PushKey.objects.filter(pk=1).first()
    if found is None:
        return None
    number = int.from_bytes(unseal(found.sealed_private, PURPOSE), "big")
    return ec.derive_private_key(number, ec.SECP256R1())
