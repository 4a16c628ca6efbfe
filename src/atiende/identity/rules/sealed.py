"""What this room keeps sealed: each purpose opens only its own secrets."""

from __future__ import annotations

from typing import Final

SINGLE_SIGN_ON: Final = "identity.single_sign_on"
SECOND_FACTOR: Final = "identity.second_factor"
SECOND_FACTOR_ENTRIES: Final = ("secret", "seed")
"""In the data of an authenticator: of the codes application, of the recovery codes."""
