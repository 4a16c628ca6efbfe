"""Whatever goes wrong under /api/v1/ is answered as a problem document (RFC 9457)."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from atiende.kernel.actors import NOBODY, Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted, Refusal
from atiende.platform.audit import record_refusal
from atiende.platform.refusals.problem import MEDIA_TYPE, problem_response
from atiende.site.api.entrance import speak_as_asked
from atiende.site.api.errors import (
    BodyTooLarge,
    BodyUnreadable,
    MethodNotAllowed,
    ServerError,
    TokenRefused,
)
from atiende.site.api.words import fields_of

View = Callable[..., HttpResponse]
_BY_STATUS: Final[dict[int, type[Refusal]]] = {
    400: BodyUnreadable, 401: TokenRefused, 403: NotPermitted, 404: NotFound, 405: MethodNotAllowed,
}  # fmt: skip

_log = logging.getLogger(__name__)


def answer_with_problems(api: NinjaAPI) -> None:
    """Take over every exception that leaves an endpoint."""
    handlers: dict[type[Exception], Any] = {
        Refusal: _refused,
        ValidationError: _invalid,
        HttpError: _stopped,
        RequestDataTooBig: _too_large,
        Http404: lambda request, error: problem(request, NotFound()),
        Exception: _failed,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def problem(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The refusal as an answer, in the language that the call asks for."""
    speak_as_asked(request)
    response = problem_response(refusal)
    response["Cache-Control"] = "no-store"
    if refusal.http_status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="atiende"'
    return response


def with_problems(view: View) -> View:
    """A view whose answers of 400 and above are problem documents, also those that the framework makes itself."""

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code < 400 or response["Content-Type"].startswith(MEDIA_TYPE):
            return response
        told = problem(request, _refusal_of(response.status_code))
        if "Allow" in response:
            told["Allow"] = _with_head(response["Allow"])
        return told

    return answer


def _with_head(methods: str) -> str:
    """Whoever answers GET answers HEAD, which the framework does not know of."""
    named = [each.strip() for each in methods.split(",")]
    return ", ".join(dict.fromkeys([*named, "HEAD"] if "GET" in named else named))


def unknown_address(request: HttpRequest, rest: str = "") -> HttpResponse:
    return problem(request, NotFound())


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    if isinstance(refusal, NotPermitted):
        _tell_the_audit(request, refusal)
    return problem(request, refusal)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    speak_as_asked(request)
    return problem(request, InvalidInput(fields=fields_of(error.errors)))


def _too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return problem(request, BodyTooLarge(megabytes=settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20))


def _stopped(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(request, _refusal_of(error.status_code))


def _failed(request: HttpRequest, error: Exception) -> HttpResponse:
    _log.error("an API call failed", exc_info=error, extra={"path": request.path})
    return problem(request, ServerError())


def _refusal_of(status: int) -> Refusal:
    return _BY_STATUS.get(status, ServerError if status >= 500 else BodyUnreadable)()


def _tell_the_audit(request: HttpRequest, refusal: Refusal) -> None:
    actor = getattr(request, "actor", NOBODY)
    try:
        with transaction.atomic():
            by = actor if isinstance(actor, Actor) else NOBODY
            record_refusal(by=by, refusal=refusal, where=f"api {request.method}", at=utc_now())
    except DatabaseError:
        _log.exception("a refusal could not be recorded", extra={"code": refusal.code})
