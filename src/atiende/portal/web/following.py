"""Which cases a browser may read: those whose key it showed a while ago. The session keeps no keys."""

from __future__ import annotations

import datetime as dt
from typing import Final

from atiende.channels.rules.web_form import KEEP_PROOF
from atiende.portal.web.brand_page import BrandRequest
from atiende.tickets.queries import Proof, proof_of_version

_SESSION: Final = "followed_cases"
_MOST: Final = 10


def remember_proof(request: BrandRequest, proof: Proof, *, at: dt.datetime) -> None:
    """From now on, for two hours after the last answer."""
    known = _known(request)
    known.pop(str(proof.number), None)
    known[str(proof.number)] = [proof.version, int((at + KEEP_PROOF).timestamp())]
    request.session[_SESSION] = dict(list(known.items())[-_MOST:])


def forget_proof(request: BrandRequest, number: int) -> None:
    known = _known(request)
    if known.pop(str(number), None) is not None:
        request.session[_SESSION] = known


def proof_in(request: BrandRequest, number: int, *, at: dt.datetime) -> Proof | None:
    """None when it was never shown, too long ago, a newer key was made, or the case is another brand's."""
    told = _known(request).get(str(number))
    if told is None or told[1] < at.timestamp():
        return None
    proof = proof_of_version(number, told[0])
    return proof if proof is not None and is_shown_here(request, proof) else None


def is_shown_here(request: BrandRequest, proof: Proof) -> bool:
    """A brand's own portal shows its own cases; that of the first brand also those of brands without one."""
    return proof.brand_id == request.brand.pk or request.brand.is_default


def _known(request: BrandRequest) -> dict[str, list[int]]:
    kept = request.session.get(_SESSION)
    return dict(kept) if isinstance(kept, dict) else {}
