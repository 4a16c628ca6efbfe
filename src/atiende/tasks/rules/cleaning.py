"""Words as they can be kept."""

from __future__ import annotations

import re

from atiende.kernel.text import one_line

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean_line(text: str, limit: int = 200) -> str:
    return one_line(text.encode("utf-8", "ignore").decode(), limit=limit)


def clean_text(text: str, limit: int = 4_000) -> str:
    """Several lines: control characters and halves of characters go."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "ignore").decode()
    return _CONTROL.sub("", plain)[:limit].strip()
