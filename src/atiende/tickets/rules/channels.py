"""By which ways people reach a company, and by which way an answer goes back."""

from __future__ import annotations

from typing import Final

MAIL: Final = "mail"
API: Final = "api"
REPORTED: Final = (
    API, MAIL, "web", "portal", "chat", "phone", "whatsapp", "social", "counter", "letter", "visit",
)  # fmt: skip
"""What a program may say of where a case came from."""

_ANSWERED_BY_MAIL: Final = frozenset(REPORTED) - {"web"}


def answering_channel(channel: str) -> str:
    """How an answer leaves in a case of this channel: by mail where nothing else carries it."""
    return MAIL if channel in _ANSWERED_BY_MAIL else channel
