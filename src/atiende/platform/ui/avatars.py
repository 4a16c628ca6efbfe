"""Who a person is at a glance: their initials on a tint."""

from __future__ import annotations

import zlib
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from atiende.kernel.text import initials, one_line


@lru_cache(maxsize=4096)
def avatar(name: str, size: str = "") -> SafeString:
    """The initials of a name on a tint that is always the same for that name. Decoration: write the name beside it."""
    known = one_line(str(name or ""))
    tint = zlib.crc32(known.encode()) % 8
    return format_html(
        '<span class="av h{} {}" aria-hidden="true">{}</span>', tint, size, initials(known) or "?"
    )
