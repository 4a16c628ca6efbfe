"""Which version runs, under which licence, and what of others is inside."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from atiende import __version__
from atiende.console.web.guard import console_page


@dataclass(frozen=True, slots=True)
class Notice:
    name: str
    version: str
    licence: str


@require_http_methods(["GET", "HEAD"])
@console_page("organisation.read")
def about(request: HttpRequest) -> HttpResponse:
    number = connection.cursor().connection.info.server_version
    context = {
        "version": __version__,
        "python": platform.python_version(),
        "postgresql": f"{number // 10000}.{number % 10000}",
        "notices": _notices(),
    }
    return render(request, "console/about.html", context)


@cache
def _notices() -> tuple[Notice, ...]:
    """The Python packages that this program runs with, as they describe themselves, and the vendored front-end."""
    return tuple(sorted({*_packages(), *_VENDORED}, key=lambda notice: notice.name.lower()))


def _packages() -> Iterator[Notice]:
    for package in importlib.metadata.distributions():
        name = package.metadata["Name"]
        if name and name != "atiende":
            yield Notice(name, package.version, _licence(package))


def _licence(package: importlib.metadata.Distribution) -> str:
    stated = package.metadata.get("License-Expression") or ""
    classified = [
        c.rpartition(" :: ")[2] for c in package.metadata.get_all("Classifier") or [] if "License ::" in c
    ]
    told = stated or ", ".join(classified) or (package.metadata.get("License") or "").partition("\n")[0]
    return told[:80]


_VENDORED = (
    Notice("htmx", "2.0.11", "0BSD"),
    Notice("Idiomorph", "0.8.0", "0BSD"),
    Notice("Inter", "5.3.0", "OFL-1.1"),
    Notice("Lucide", "1.62.0", "ISC"),
)
