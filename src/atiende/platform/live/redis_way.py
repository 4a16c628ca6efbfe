"""By Redis or Valkey: publish and subscribe. What is published while somebody is away is lost to them, so whoever comes
back, and whoever could not publish, says that everybody should ask again.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Final

import redis
import redis.asyncio
from django.conf import settings
from django.utils.crypto import salted_hmac
from redis.asyncio.retry import Retry as AsyncRetry
from redis.backoff import NoBackoff
from redis.retry import Retry

from atiende.platform.live.ways import CHANNEL, EVERYTHING, WAITS_SECONDS, Deliver, Lost
from atiende.platform.wake import LineBroken, Waker

SILENCE_SECONDS = 15.0
_CONNECT_SECONDS: Final = 3
_MISSED: Final = json.dumps([[EVERYTHING, {}]])

_log = logging.getLogger(__name__)


def tell(notices: Callable[[], Iterable[str]]) -> None:
    """Soon, publish what `notices` says then."""
    _waker.wake(channel(), notices)


async def hear(deliver: Deliver, lost_signals: Lost) -> None:
    """As `ways.hear`."""
    failures = 0

    def heard() -> None:
        nonlocal failures
        failures = 0
        lost_signals()

    while True:
        try:
            await _hear_once(deliver, heard)
        except (redis.RedisError, OSError) as error:
            _log.warning("live signals wait for Redis: %s", type(error).__name__)
        await asyncio.sleep(WAITS_SECONDS[min(failures, len(WAITS_SECONDS) - 1)])
        failures += 1


def channel() -> str:
    """One server may carry several installations: each has its own, which nobody guesses."""
    return f"{CHANNEL}:{salted_hmac(CHANNEL, 'channel').hexdigest()[:24]}"


def is_there() -> str:
    """Empty when the server answers; otherwise why not."""
    try:
        line = RedisLine()
        try:
            line.ask()
        finally:
            line.close()
    except LineBroken as error:
        return str(error)
    return ""


def close() -> None:
    """Let go of the connection that publishes; the next signal opens another."""
    _waker.close()


class RedisLine:
    """One connection that publishes. Raises LineBroken."""

    def __init__(self) -> None:
        self._client = redis.Redis.from_url(
            str(settings.ENVIRONMENT.redis_url),
            socket_connect_timeout=_CONNECT_SECONDS,
            socket_timeout=_CONNECT_SECONDS,
            retry=Retry(NoBackoff(), 0),
        )

    def tell(self, channel: str, text: str) -> None:
        with _as_broken():
            self._client.publish(channel, text)

    def ask(self) -> None:
        with _as_broken():
            self._client.ping()

    def close(self) -> None:
        with contextlib.suppress(redis.RedisError, OSError):
            self._client.close()


@contextlib.contextmanager
def _as_broken() -> Iterator[None]:
    try:
        yield
    except (redis.RedisError, OSError) as error:
        raise LineBroken(type(error).__name__) from error


async def _hear_once(deliver: Deliver, heard: Lost) -> None:
    """Until the line breaks. Each time that the server says "subscribed", something may have been missed before."""
    client = redis.asyncio.Redis.from_url(
        str(settings.ENVIRONMENT.redis_url),
        socket_connect_timeout=_CONNECT_SECONDS,
        socket_timeout=SILENCE_SECONDS,
        retry=AsyncRetry(NoBackoff(), 0),
    )
    async with client, client.pubsub() as subscription:
        await subscription.subscribe(channel())
        is_asked = False
        while True:
            said = await subscription.get_message(timeout=SILENCE_SECONDS)
            if said is None:
                if is_asked:
                    raise redis.TimeoutError("no answer")
                await subscription.ping()  # a line that died silently is found out
            elif said["type"] == "subscribe":
                heard()
            elif said["type"] == "message":
                with contextlib.suppress(ValueError, TypeError, AttributeError):  # not ours
                    deliver(said["data"].decode())
            is_asked = said is None


_waker = Waker(RedisLine, missed=_MISSED)
