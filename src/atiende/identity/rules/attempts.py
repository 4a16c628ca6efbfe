"""How many wrong passwords are borne before an address or a network has to wait."""

from __future__ import annotations

from typing import Final

WRONG_PER_ADDRESS: Final = 10
WRONG_PER_NETWORK: Final = 50
LOCKED_MINUTES: Final = 15
WARNED_ONCE_IN_MINUTES: Final = 60

WRONG_PASSWORDS: Final = f"{WRONG_PER_NETWORK}/{LOCKED_MINUTES}m/ip,{WRONG_PER_ADDRESS}/{LOCKED_MINUTES}m/key"
"""As allauth reads it; both are counted in the shared cache, so that several processes count together."""
