"""Settings from a file of lines NAME=VALUE, read at the start and again at every reload."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from atiende.site.nodes.errors import SettingsUnreadable

_LINE: Final = re.compile(r"([A-Z][A-Z0-9_]*)=(.*)")


def read_settings(file: Path | None) -> dict[str, str]:
    """Blank lines and those that begin with # say nothing; quotes around a value are taken off.

    Raises SettingsUnreadable, which names the line and shows no value.
    """
    if file is None:
        return {}
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsUnreadable(file, getattr(error, "strerror", "") or "not text in UTF-8") from error
    found: dict[str, str] = {}
    for number, line in enumerate(map(str.strip, lines), 1):
        if not line or line.startswith("#"):
            continue
        pair = _LINE.fullmatch(line)
        if pair is None:
            raise SettingsUnreadable(file, f"line {number}")
        found[pair[1]] = _without_quotes(pair[2].strip())
    return found


def _without_quotes(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value
