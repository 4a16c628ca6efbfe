"""Several things in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from babel.lists import format_list as babel_list

from atiende.platform.formats.locales import current_locale

_SOUNDS_LIKE_Y: Final = re.compile(r"h?[ií](?![aeoáéó])", re.IGNORECASE)


def format_list(items: Iterable[str]) -> str:
    """«Ana, Carlos y Luis», «Ana e Inés»."""
    words = [str(item) for item in items]
    locale = current_locale()
    joined = babel_list(words, locale=locale)
    # Spanish orthography: «y» becomes «e» before the sound i (Inés, Hilario, but hielo).
    if locale.language == "es" and len(words) > 1 and _SOUNDS_LIKE_Y.match(words[-1]):
        return f"{joined.removesuffix(f' y {words[-1]}')} e {words[-1]}"
    return joined
