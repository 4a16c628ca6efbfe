"""Measures every request by the form of its address, and answers /metrics; not there at all unless a setting asks."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from atiende.site.metrics.access import PATH, is_offered, may_read
from atiende.site.servers.requests import CAME_BY_PROXY

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_STATIC: Final = "/static/"


class MetricsMiddleware:
    """Labels are routes, never addresses: no number of a case and no key of an invitation gets among them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not is_offered(settings.ENVIRONMENT):
            raise MiddlewareNotUsed
        self._get_response = get_response
        self._figures: Any = importlib.import_module("atiende.site.metrics.figures")
        self._known: dict[tuple[str, str, int], Callable[[float], None]] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == PATH:
            return self._tell(request)
        started = time.perf_counter()
        response = self._get_response(request)
        self._measure(request, response.status_code, time.perf_counter() - started)
        return response

    def _measure(self, request: HttpRequest, status: int, seconds: float) -> None:
        method = request.method if request.method in _METHODS else "other"
        key = (str(method), _route_of(request), status)
        observe = self._known.get(key)
        if observe is None:
            observe = self._figures.requests.labels(*key).observe
            self._known[key] = observe
        observe(seconds)

    def _tell(self, request: HttpRequest) -> HttpResponse:
        headers = {name.lower(): value for name, value in request.headers.items()}
        if request.META.get(CAME_BY_PROXY):
            headers["via"] = "proxy"
        if not may_read(settings.ENVIRONMENT, request.META.get("REMOTE_ADDR", ""), headers):
            return HttpResponse("404", status=404, content_type="text/plain; charset=utf-8")
        response = HttpResponse(self._figures.text(), content_type=self._figures.MEDIA_TYPE)
        response["Cache-Control"] = "no-store"
        return response


def _route_of(request: HttpRequest) -> str:
    match = request.resolver_match
    if match is not None:
        return f"/{match.route}"
    return _STATIC if request.path.startswith(_STATIC) else "(none)"
