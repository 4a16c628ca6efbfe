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


_VENDORED = (
    Notice("htmx", "2.0.11", "0BSD"),
    Notice("Idiomorph", "0.8.0", "0BSD"),
    Notice("Inter", "5.3.0", "OFL-1.1"),
    Notice("Lucide", "1.62.0", "ISC"),
)


@require_http_methods(["GET", "HEAD"])
@console_page("organisation.read")
def about(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        postgresql = cursor.fetchone()[0]
    context = {
        "version": __version__,
        "python": platform.python_version(),
        "postgresql": postgresql,
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
    told = dict(package.metadata.json)
    classified = [
        str(c).rpartition(" :: ")[2] for c in told.get("classifier", []) if str(c).startswith("License ::")
    ]
    named = told.get("license_expression") or ", ".join(classified) or told.get("license") or ""
    return str(named).partition("\n")[0][:80]
