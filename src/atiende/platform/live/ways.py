"""The way of signals from process to process: PostgreSQL's notices, or Redis (Valkey) where REDIS_URL names one."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from typing import Any, Final

from django.conf import settings

from atiende.platform.wake import wake

CHANNEL: Final = "atiende_live"
WAITS_SECONDS: Final = (0.1, 0.5, 1.0, 2.0, 5.0)
EVERYTHING: Final = "*"
"""In place of a topic: signals were missed, whoever watches anything asks again."""

Deliver = Callable[[str], None]
Lost = Callable[[], None]


def tell_hubs(notices: Callable[[], Iterable[str]]) -> None:
    """Soon, have the hubs of all processes told what `notices` says then."""
    if settings.ENVIRONMENT.redis_url:
        _redis().tell(notices)
    else:
        wake(CHANNEL, notices)


async def hear(deliver: Deliver, lost_signals: Lost) -> None:
    """Call `deliver` with every notice, and `lost_signals` after each time that notices may have been missed."""
    by_redis = bool(settings.ENVIRONMENT.redis_url)
    way = _redis() if by_redis else importlib.import_module("atiende.platform.live.listening")
    await way.hear(deliver, lost_signals)


def _redis() -> Any:
    return importlib.import_module("atiende.platform.live.redis_way")
