"""Addresses of pages that never change while the program runs, worked out once."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.urls import reverse


def address_of(url_name: str) -> str:
    """The path of a page without parameters. Raises NoReverseMatch."""
    return _address(url_name, settings.ROOT_URLCONF)


@cache
def _address(url_name: str, urlconf: str) -> str:
    return reverse(url_name, urlconf)
