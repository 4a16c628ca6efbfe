"""Programs come in here, past what only browsers need: sessions, cookies, forms, messages and pages.

Who calls is said by a token in each call, and nothing else counts; the policy of contents, the correlation id and the
check of the host name stand before this door and hold as everywhere.
"""

from __future__ import annotations

import contextlib
import zoneinfo
from collections.abc import Callable
from typing import Any, Final, cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.module_loading import import_string

from atiende.platform.languages import html_language
from atiende.platform.languages.choice import language_of
from atiende.platform.languages.defaults import (
    BEFORE_THE_SET_UP,
    Defaults,
    already_read,
    asked_once,
    defaults,
)
from atiende.site.api.lazy import enter

PREFIX: Final = "/api/v1/"
_PAGES: Final = frozenset({PREFIX, f"{PREFIX}docs", f"{PREFIX}openapi.json"})
_SPOKEN: Final = "_atiende_spoken"
View = Callable[[HttpRequest], HttpResponseBase]


class ApiMiddleware:
    """Answers calls of the API; everything else, its pages for people among it, goes on."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response
        set_up: Callable[[View], View] = import_string("atiende.console.web.middleware.SetUpMiddleware")
        self._answer = set_up(_answered)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIX) or request.path_info in _PAGES:
            return self._get_response(request)
        request.get_host()  # raises DisallowedHost
        request.user = AnonymousUser()
        with asked_once(), translation.override(settings.LANGUAGE_CODE), timezone.override(None):
            response = self._answer(request)
            response.headers.setdefault("Content-Language", html_language())
        response.headers.setdefault("X-Frame-Options", "DENY")
        response.headers.setdefault("Vary", "Accept-Language, Authorization")
        return response


def speak_as_asked(request: HttpRequest, user: Any = None) -> None:
    """From here to the end of the call: the language that it asks for, the time zone of the company.

    `user` brought along what the company says, so that nothing is asked for it.
    """
    if user is not None and "defaults" in user.read_along:
        said = user.read_along["defaults"]
        already_read(Defaults(*said) if said else BEFORE_THE_SET_UP)
    if getattr(request, _SPOKEN, False):
        return
    setattr(request, _SPOKEN, True)
    translation.activate(language_of(request))
    with contextlib.suppress(zoneinfo.ZoneInfoNotFoundError, ValueError):
        timezone.activate(zoneinfo.ZoneInfo(defaults().time_zone))


def _answered(request: HttpRequest) -> HttpResponseBase:
    """HEAD is answered as GET, without what follows the headers."""
    is_head = request.method == "HEAD"
    if is_head:
        request.method = "GET"
    response = enter(request, request.path_info.removeprefix(PREFIX))
    if not response.streaming:
        response.headers.setdefault("Content-Length", str(len(cast(HttpResponse, response).content)))
    return _bare(response) if is_head else response


def _bare(response: HttpResponseBase) -> HttpResponse:
    """What the whole answer holds open is let go of with the bare one, at the end of the request."""
    bare = HttpResponse(status=response.status_code, headers=response.headers)
    bare._resource_closers.extend(response._resource_closers)  # type: ignore[attr-defined]
    return bare
