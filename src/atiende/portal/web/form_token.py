"""What a form of the portal carries: proof that it is ours, since when it is open, and what makes it one.

The same form with the same words is the same submission, however often it is sent; with other words it is another.
"""

from __future__ import annotations

import secrets
import time
import uuid
from dataclasses import dataclass
from typing import Final

from django.core import signing
from django.http import QueryDict

from atiende.platform.secrets import fingerprint
from atiende.tickets.rules.tracking_keys import key_of_digest

TRAP: Final = "website"
"""A field that people do not see."""
LEAST_SECONDS: Final = 2.0
"""Nobody reads and writes a form faster than this."""
_signer: Final = signing.TimestampSigner(salt="atiende.portal.form")


@dataclass(frozen=True, slots=True)
class FormToken:
    """`nonce` is random and known to one browser. `is_doubtful`: better ask once more before it counts."""

    nonce: str
    is_doubtful: bool = False

    @property
    def signed(self) -> str:
        return _signer.sign(self.nonce)

    def submission(self, *words: str) -> uuid.UUID:
        return uuid.UUID(bytes=self._digest("portal.submission", words)[:16])

    def tracking_key(self, *words: str) -> str:
        """Not to be guessed without this form's nonce and the key file of this installation."""
        return key_of_digest(self._digest("portal.tracking_key", words))

    def _digest(self, purpose: str, words: tuple[str, ...]) -> bytes:
        return fingerprint("\0".join((self.nonce, *words)).encode("utf-8", "replace"), purpose)


def new_token() -> FormToken:
    return FormToken(secrets.token_urlsafe(16))


def token_of(posted: QueryDict) -> FormToken:
    """Doubtful when the token is not ours, the form came back at once, or the field that nobody sees is filled."""
    signed = posted.get("token", "")
    try:
        nonce = _signer.unsign(signed)
        age = time.time() - signing.b62_decode(signed.rsplit(":", 2)[1])
    except (signing.BadSignature, ValueError, IndexError):
        return FormToken(secrets.token_urlsafe(16), is_doubtful=True)
    return FormToken(nonce, is_doubtful=age < LEAST_SECONDS or bool(posted.get(TRAP)))
