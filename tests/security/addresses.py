"""Every address of the program, found by looking at what is registered, so that a new one is walked by default."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

_PLACE = re.compile(r"<(?:(\w+):)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
OF_A_KIND = {"int": "1", "uuid": "00000000-0000-0000-0000-000000000000"}


@dataclass(frozen=True)
class Address:
    """A registered route; `places` are its parameters with their kinds."""

    route: str
    name: str
    view: Callable[..., Any]

    @property
    def places(self) -> dict[str, str]:
        return {found[2] or found[3]: found[1] or "str" for found in _PLACE.finditer(self.route)}

    def path(self, values: Mapping[str, object] | None = None) -> str:
        """With these values in their places; any other place gets a word or number that fits it."""
        known = values or {}

        def filled(found: re.Match[str]) -> str:
            name = found[2] or found[3]
            return str(known.get(name, OF_A_KIND.get(found[1] or "", "x")))

        return "/" + _PLACE.sub(filled, self.route)


@functools.cache
def every_address() -> tuple[Address, ...]:
    """Those under /api/v1/ are one address here; the description of the API names them."""
    return tuple(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: Any, prefix: str, namespace: str) -> Iterator[Address]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern).lstrip("^").rstrip("$").replace("\\Z", "")
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, route, inner)
        elif isinstance(pattern, URLPattern):
            yield Address(route, namespace + (pattern.name or ""), pattern.callback)
