"""The machine as it was during the run: cores, memory, load, and the time that other guests stole."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from atiende import __version__


@contextmanager
def observed() -> Iterator[dict[str, Any]]:
    """Yields a description that is complete when the block ends: load before and after, share of stolen time."""
    before = psutil.cpu_times()
    description: dict[str, Any] = {
        "atiende": __version__,
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2),
    }
    yield description
    after = psutil.cpu_times()
    total = sum(after) - sum(before)
    stolen = getattr(after, "steal", 0.0) - getattr(before, "steal", 0.0)
    description["load_after"] = round(os.getloadavg()[0], 2)
    description["steal_percent"] = round(100 * stolen / total, 2) if total else 0.0


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
