"""What can be watched live: that there is news for oneself."""

from __future__ import annotations

from atiende.platform.live import register_topic


def register_topics() -> None:
    register_topic("notifications", is_own)


def is_own(user_id: int, ident: str) -> bool:
    return ident == str(user_id)
