"""Languages: which one a person reads, what holds by default, how a brand speaks to customers."""

from __future__ import annotations

from django.utils import translation


def html_language() -> str:
    """What belongs into `<html lang>`: the language without our forms of address («es-tu» is «es»)."""
    return (translation.get_language() or "es").partition("-")[0]
