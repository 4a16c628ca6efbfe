"""What a brand is to those who speak in its name."""

from __future__ import annotations

from typing import Protocol


class SpeakingBrand(Protocol):
    """A brand as the portal and its mails need it."""

    pk: int
    name: str
    language: str
    form_of_address: str
    time_zone: str
    is_default: bool
