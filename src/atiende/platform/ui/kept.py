"""Parts of the frame that say the same to everybody, written once for each language and choice of values.

What belongs to one person or one request stands in places: a kept part has a gap there, filled anew each time.
"""

from __future__ import annotations

import secrets
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Final

from django.template.loader import get_template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

_PARTS_KEPT: Final = 512
# Nobody who writes a name can know it, so no text of anybody passes for a gap.
_GAP: Final = f"\x00{secrets.token_hex(16)}:"
_END: Final = "\x00"


def kept_part(template_name: str, own: Mapping[str, str] | None = None, **values: Hashable) -> SafeString:
    """The template with these values and nothing else: no request, no person, so nothing of one reaches another.

    `own` fills its places, escaped; it takes no part in what is kept. Raises KeyError for a place that it leaves empty.
    """
    pieces = _written(template_name, get_language(), tuple(values.items()))
    if len(pieces) == 1:
        return pieces[0]
    filled: list[str] = list(pieces)
    for index in range(1, len(filled), 2):
        filled[index] = conditional_escape((own or {})[filled[index]])
    return mark_safe("".join(filled))  # noqa: S308  a template has escaped the pieces, and each filling is escaped


def place(name: str) -> SafeString:
    """A gap in a kept part, to be filled with `own[name]`."""
    return mark_safe(f"{_GAP}{name}{_END}")  # noqa: S308  our own mark


@lru_cache(maxsize=_PARTS_KEPT)
def _written(
    template_name: str, language: str | None, values: tuple[tuple[str, Hashable], ...]
) -> tuple[SafeString, ...]:
    """What stands around the gaps, and in between, at each odd index, the name of a place."""
    text = get_template(template_name).render(dict(values))
    first, *rest = text.split(_GAP)
    pieces = [first]
    for part in rest:
        pieces += part.split(_END, 1)
    return tuple(mark_safe(piece) for piece in pieces)  # noqa: S308  a template has escaped it
