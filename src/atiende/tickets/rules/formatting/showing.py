"""Formatted words on a page of ours."""

from __future__ import annotations

from collections.abc import Mapping

from atiende.tickets.rules.formatting.cleaning import formatted
from atiende.tickets.rules.formatting.pictures import with_addresses
from atiende.tickets.rules.formatting.weight import is_too_heavy


def shown(html: str, addresses: Mapping[str, str]) -> str:
    """HTML to be put into a page as it is. `addresses`: Content-ID → from where the page may load that picture.

    Cleaned once more, whatever was kept; empty where that would take too long: the text is shown then.
    """
    if not html or is_too_heavy(html):
        return ""
    return with_addresses(formatted(html, None), addresses)
