"""What a node without pages answers itself: /healthz, /readyz and /metrics."""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.db import connections

from atiende.site.metrics.access import PATH, may_read

PROBLEM: Final = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    text: str
    media_type: str = "application/json"


def own_answer(path: str, client: str, headers: Mapping[str, str]) -> Answer:
    """`headers` by their names in lower case; `client` is the address of who asks."""
    try:
        if path == "/healthz":
            return Answer(200, '{"alive": true}')
        if path == "/readyz":
            return _readiness()
        if path == PATH and may_read(settings.ENVIRONMENT, client, headers):
            figures: Any = importlib.import_module("atiende.site.metrics.figures")
            return Answer(200, figures.text(), figures.MEDIA_TYPE)
        return Answer(404, "404", PROBLEM)
    finally:
        connections.close_all()  # asked by threads of all kinds: none keeps a connection for this


def _readiness() -> Answer:
    reason = importlib.import_module("atiende.site.health").why_not_ready()
    told = {"ready": not reason, **({"reason": reason} if reason else {})}
    return Answer(503 if reason else 200, json.dumps(told))
