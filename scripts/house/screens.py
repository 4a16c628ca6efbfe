"""Addresses as Django knows them, each with its screen and the actions that the screen performs."""

from __future__ import annotations

import inspect
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import django
from django.urls import URLPattern, URLResolver, get_resolver

from house.code import mentions, modules

MARKERS = ("actions",)


@dataclass(frozen=True, order=True)
class Screen:
    """An address of our own: `/desk/` → `desk.web.screens.home.home`."""

    address: str
    name: str
    module: str
    function: str

    @property
    def room(self) -> str:
        return self.module.split(".")[1]

    def actions(self) -> list[str]:
        """Full names of the actions that the screen calls."""
        module = modules()[self.module]
        node = module.top.get(self.function.split(".")[0])
        found = mentions(module, node) if node else set()
        return sorted(name for name in found if ".actions." in name and name.rpartition(".")[0] in modules())


def screens() -> list[Screen]:
    """Every address answered by our own code, in order; those of libraries are left out."""
    start_django()
    found = {screen for screen in _walk(get_resolver().url_patterns, "/", "") if screen.module in modules()}
    return sorted(found)


def _walk(patterns: list[Any], prefix: str, namespace: str) -> Iterator[Screen]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern).lstrip("^").rstrip("$")
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, address, inner)
        elif isinstance(pattern, URLPattern):
            view = getattr(pattern.callback, "view_class", None) or inspect.unwrap(pattern.callback)
            name = getattr(view, "__qualname__", type(view).__name__)
            yield Screen(address, f"{namespace}{pattern.name or ''}", getattr(view, "__module__", ""), name)


def start_django() -> None:
    """Settings without touching anybody's data: a throw-away folder and a key that guards nothing."""
    os.environ.setdefault("ATIENDE_DATA", tempfile.mkdtemp(prefix="atiende-map-"))
    os.environ.setdefault("ATIENDE_SECRET_KEY", "only to read the addresses, guards nothing at all")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atiende.site.settings")
    django.setup()
