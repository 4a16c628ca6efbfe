"""What can be watched: kinds of topics, each with the question whether a user may watch one."""

from __future__ import annotations

import re
from collections.abc import Callable

Authorise = Callable[[int, str], bool]
"""(user id, id within the kind) → may this user watch it. Runs in a thread, with ordinary queries."""

_TOPIC = re.compile(r"([a-z][a-z_]{0,39}):([A-Za-z0-9_.-]{1,60})")
_kinds: dict[str, Authorise] = {}
_states: dict[str, tuple[str, ...]] = {}


def register_topic(kind: str, authorise: Authorise, *, states: tuple[str, ...] = ()) -> None:
    """Announce a kind of topic, for instance "ticket" for topics such as `ticket:42`. RuntimeError when it is taken.

    `states`: what people can be there as, the most telling last ("viewing", "replying"); whoever watches such a topic
    learns who else is there. None: nobody learns it.
    """
    if not _TOPIC.fullmatch(f"{kind}:0"):
        raise ValueError(f"{kind!r} is not a kind: lower case letters and underscores")
    if _kinds.get(kind, authorise) is not authorise:
        raise RuntimeError(f"two rooms announce the topic {kind}")
    _kinds[kind] = authorise
    _states[kind] = states


def states_of(topic: str) -> tuple[str, ...]:
    """What people can be at this topic as; empty where presence is not told."""
    return _states.get(topic.partition(":")[0], ())


def is_topic(text: str) -> bool:
    return _TOPIC.fullmatch(text) is not None


def may_watch(user_id: int, topic: str) -> bool:
    """False as well for topics that nobody announced."""
    match = _TOPIC.fullmatch(topic)
    authorise = _kinds.get(match[1]) if match else None
    return bool(match and authorise and authorise(user_id, match[2]))
