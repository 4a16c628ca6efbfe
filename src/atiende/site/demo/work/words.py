"""The longer texts of the demonstration's work, as they lie in `words.toml`."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any


@functools.cache
def words() -> dict[str, Any]:
    """By what they are for."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
