"""The figures of this process. Each process has its own: who gathers them asks every node."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from typing import Any, Final

from prometheus_client import CollectorRegistry, Histogram, ProcessCollector
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from atiende import __version__

MEDIA_TYPE: Final = CONTENT_TYPE_LATEST
_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_TELL_OF_QUEUES: Final = frozenset({"up", "worker"})

role: Final = os.environ.get("ATIENDE_ROLE", "up")
registry: Final = CollectorRegistry(auto_describe=False)
requests: Final = Histogram(
    "atiende_request_seconds",
    "Time that an answer took, by the form of its address.",
    ("method", "route", "status"),
    buckets=_BUCKETS,
    registry=registry,
)


def text() -> str:
    """All figures, as Prometheus reads them."""
    return generate_latest(registry).decode()


class _OfTheProcess:
    def collect(self) -> Iterator[Metric]:
        node = GaugeMetricFamily("atiende_node", "One for each process.", labels=("role", "version"))
        node.add_metric((role, __version__), 1)
        yield node
        if role in {"up", "live"}:
            hub: Any = importlib.import_module("atiende.platform.live.hub").hub
            yield GaugeMetricFamily("atiende_live_lines", "Open WebSockets.", value=hub.client_count)


registry.register(_OfTheProcess())
ProcessCollector(registry=registry)
if role in _TELL_OF_QUEUES:
    registry.register(importlib.import_module("atiende.site.metrics.queues").OfTheQueues())
