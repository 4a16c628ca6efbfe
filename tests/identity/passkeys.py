"""A passkey as a device made it, for pages that only name it or ask for it: no device is at hand to answer."""

from __future__ import annotations

from typing import Final

_CLIENT_DATA: Final = (
    "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiZUEiLCJvcmlnaW4iOiJodHRwczovL3h5ei5leGFtcGxlIiwiY3Jvc3NP"
    "cmlnaW4iOmZhbHNlfQ"
)
_ATTESTATION: Final = (
    "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YViUv1f17SxoS2KtQVBdK_UmoNVaSAXbIRs_QmewyQSwwA9BAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAEHh4eHh4eHh4eHh4eHh4eHilAQIDJiABIVgge2p7oaILnlBO-sAS-DK_I8NP-EtTC1Y7aTrS2ctnTwAiWCBdLOaEXfEOpa-I6p3fXLh_"
    "Lj-5m6ARabcuDpzhJMsapA"
)
CREDENTIAL: Final = {
    "id": "eHh4eHh4eHh4eHh4eHh4eA",
    "rawId": "eHh4eHh4eHh4eHh4eHh4eA",
    "type": "public-key",
    "response": {"clientDataJSON": _CLIENT_DATA, "attestationObject": _ATTESTATION},
    "clientExtensionResults": {},
}
"""What the browser handed in when it was registered, for a host that is not there."""
