"""Saying that something changed, after it has: topics of 20 milliseconds travel together in one notice."""

from __future__ import annotations

import functools
import json
import threading

from django.db import transaction

from atiende.platform.live.topics import is_topic
from atiende.platform.live.ways import tell_hubs

REVALIDATE = "revalidate:user"
PRESENCE = "presence:"
EVERYBODY = 0
MAX_NOTICE_BYTES = 7_900  # PostgreSQL takes less than 8000

Ids = dict[str, int | str]

_guard = threading.Lock()
_pending: dict[str, Ids] = {}


def signal(topic: str, **ids: int | str) -> None:
    """Tell whoever watches `topic` (such as `ticket:42`) that it changed, once the transaction under way commits.

    Several signals of one topic become one. `ids` travel along: ids and enums only, never the text of a person.
    """
    if not is_topic(topic):
        raise ValueError(f"{topic!r} is not a topic such as ticket:42")
    transaction.on_commit(functools.partial(_collect, topic, ids))


def revalidate(user_id: int) -> None:
    """Have everything that a user watches looked at again: call it when a session, a role or a team was taken away."""
    transaction.on_commit(functools.partial(_collect, f"{REVALIDATE}:{user_id}", {}))


def revalidate_everybody() -> None:
    """The same for all users, when who is concerned is many or unknown: a role has changed."""
    transaction.on_commit(functools.partial(_collect, f"{REVALIDATE}:{EVERYBODY}", {}))


def tell_presence(line: str, notice: Ids) -> None:
    """Tell the hubs of all processes what a line is at, now: presence belongs to no transaction."""
    _collect(f"{PRESENCE}{line}", notice)


def _collect(topic: str, ids: Ids) -> None:
    with _guard:
        _pending[topic] = {**_pending.get(topic, {}), **ids}
    tell_hubs(_notices)


def _notices() -> list[str]:
    """What waits, as the payloads of as few notices as it fits into."""
    with _guard:
        items = [_item(topic, ids) for topic, ids in _pending.items()]
        _pending.clear()
    notices: list[str] = []
    batch: list[str] = []
    length = 2
    for item in items:
        size = len(item) + 1
        if batch and length + size > MAX_NOTICE_BYTES:
            notices.append(f"[{','.join(batch)}]")
            batch, length = [], 2
        batch.append(item)
        length += size
    return [*notices, f"[{','.join(batch)}]"] if batch else notices


def _item(topic: str, ids: Ids) -> str:
    """ASCII, so that its length is its size; ids that would not fit are left out: the topic alone says enough."""
    item = json.dumps([topic, ids], separators=(",", ":"))
    return item if len(item) < MAX_NOTICE_BYTES // 2 else json.dumps([topic, {}])
