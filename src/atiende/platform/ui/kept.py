"""Parts of the frame that say the same to everybody, written once for each language and choice of values."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

_PARTS_KEPT = 512


def kept_part(template_name: str, **values: Hashable) -> SafeString:
    """The template with these values and nothing else: no request, no person, so nothing of one reaches another."""
    return _written(template_name, get_language(), tuple(values.items()))


@lru_cache(maxsize=_PARTS_KEPT)
def _written(
    template_name: str, language: str | None, values: tuple[tuple[str, Hashable], ...]
) -> SafeString:
    return mark_safe(get_template(template_name).render(dict(values)))  # noqa: S308  a template has escaped it
