"""Every request runs under a correlation id and says which in its answer."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from atiende.kernel.correlation import correlated

HEADER = "X-Request-ID"


class CorrelationMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with correlated(request.headers.get(HEADER)) as correlation_id:
            response = self._get_response(request)
            response[HEADER] = correlation_id
            return response
