"""Every request runs under a correlation id, says which in its answer, and leaves one line in the log."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from atiende.kernel.correlation import correlated

HEADER = "X-Request-ID"
_QUIET = ("/static/", "/healthz", "/readyz")

log = logging.getLogger("atiende.requests")


class CorrelationMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        with correlated(request.headers.get(HEADER)) as correlation_id:
            response = self._get_response(request)
            response[HEADER] = correlation_id
            _log_request(request, response.status_code, time.perf_counter() - started)
            return response


def _log_request(request: HttpRequest, status: int, seconds: float) -> None:
    is_quiet = status < 400 and request.path.startswith(_QUIET)
    level = logging.DEBUG if is_quiet else logging.INFO
    if not log.isEnabledFor(level):
        return
    log.log(
        level,
        "request",
        extra={
            "method": request.method,
            "path": request.path,
            "status": status,
            "duration_ms": round(seconds * 1000, 1),
            "user_id": _user_id(request),
        },
    )


def _user_id(request: HttpRequest) -> int | None:
    """Who asked, when the request needed to know: logging alone must not ask the database."""
    user = getattr(request, "_cached_user", None)
    return getattr(user, "pk", None)
