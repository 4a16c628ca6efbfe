"""The receipt of a case just opened: shown for half an hour to the browser that sent it, reloads included."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from atiende.kernel.clock import utc_now
from atiende.platform.secrets import SecretsRefusal, seal, unseal
from atiende.portal.web.brand_page import BrandRequest
from atiende.portal.web.following import remember_proof
from atiende.tickets.queries import prove_key
from atiende.tickets.rules.tracking_keys import grouped

_SESSION: Final = "receipt"
_PURPOSE: Final = "portal.receipt"
_SHOWN_FOR: Final = dt.timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Receipt:
    """`mailed_to` is empty when no mail went out."""

    number: int
    key: str
    mailed_to: str
    at: dt.datetime

    @property
    def shown_key(self) -> str:
        return grouped(self.key)


def keep_receipt(request: BrandRequest, receipt: Receipt) -> None:
    """The key is sealed: sessions lie in the database. Who sent the form may read the case at once."""
    proof = prove_key(receipt.number, receipt.key)
    if proof is not None:
        remember_proof(request, proof, at=receipt.at)
    request.session[_SESSION] = {
        "number": receipt.number,
        "key": seal(receipt.key, _PURPOSE),
        "mailed_to": _masked(receipt.mailed_to),
        "at": receipt.at.isoformat(),
    }


def receipt_of(request: BrandRequest) -> Receipt | None:
    kept = request.session.get(_SESSION)
    if not isinstance(kept, dict):
        return None
    at = dt.datetime.fromisoformat(kept["at"])
    if utc_now() - at > _SHOWN_FOR:
        del request.session[_SESSION]
        return None
    try:
        key = unseal(kept["key"], _PURPOSE).decode()
    except SecretsRefusal:
        return None
    return Receipt(kept["number"], key, kept["mailed_to"], at)


def _masked(address: str) -> str:
    """`lucia@correo.example` → `l•••@correo.example`: enough for who wrote it."""
    local, at, domain = address.rpartition("@")
    return f"{local[:1]}•••@{domain}" if at else ""
