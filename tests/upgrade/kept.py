"""The installations of released versions that are kept for the tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "snapshots"


def snapshots() -> list[Path]:
    """The dumps, the oldest version first."""
    return sorted(FOLDER.glob("*.sql.gz"), key=lambda path: [int(n) for n in _version(path).split(".")])


def facts_of(dump: Path) -> dict[str, Any]:
    """Its version, its migrations, and the rows of its tables."""
    facts: dict[str, Any] = json.loads((FOLDER / f"{_version(dump)}.json").read_text(encoding="utf-8"))
    return facts


def newest_snapshot() -> dict[str, Any]:
    return facts_of(snapshots()[-1])


def _version(dump: Path) -> str:
    return dump.name.removesuffix(".sql.gz")
