"""A person's own list of tasks can be watched live by that person."""

from __future__ import annotations

from atiende.platform.live import register_topic


def register_topics() -> None:
    register_topic("tasks", is_their_own)


def is_their_own(user_id: int, ident: str) -> bool:
    return ident == str(user_id)
