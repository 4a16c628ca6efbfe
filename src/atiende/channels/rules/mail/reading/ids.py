"""Message ids without their angle brackets."""

from __future__ import annotations

import re

_ANGLE = re.compile(r"<([^<>]{1,1000})>")
_SPACES = re.compile(r"\s+")
_LIMIT = 1000


def message_ids(text: str) -> tuple[str, ...]:
    """Every id of a Message-ID, In-Reply-To or References header, in order, each once."""
    found = [_SPACES.sub("", value) for value in _ANGLE.findall(text)]
    if not found:
        words = [word.strip("<>,;\"'") for word in text.split()]
        found = [word for word in words if "@" in word]
    return tuple(dict.fromkeys(value[:_LIMIT] for value in found if value))


def message_id(text: str) -> str:
    """The id of a mail, also of one that carries no angle brackets; empty when it says none."""
    found = message_ids(text)
    return found[0] if found else _SPACES.sub("", text).strip("<>")[:_LIMIT]
