"""Until this installation is set up, every page leads to the set-up."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext

from atiende.console.errors import NotSetUp
from atiende.identity.queries import has_administrator
from atiende.organisation.queries import is_set_up

_OPEN_PATHS = (
    "/setup/",
    "/healthz",
    "/readyz",
    "/ui/",
    "/language/",
    "/console/encryption/certificate",
    "/api/v1/docs",
    "/api/v1/openapi.json",
    "/manifest.webmanifest",
    "/sw.js",
    "/favicon.ico",
    settings.STATIC_URL,
)


_STAFF_PATHS = ("/account/", "/desk/", "/console/", "/api/", "/live", "/files/")
"""Open once there is an administrator, made by the set-up or by a command: they can sign in, look and go on."""


class SetUpMiddleware:
    """Asks the database only until the answer is yes; an installation never becomes unfinished again.

    Nor does it lose its last administrator, so that answer is remembered as well.
    """

    is_finished = False
    is_open_to_staff = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if type(self).is_finished or request.path.startswith(_OPEN_PATHS):
            return self._get_response(request)
        if request.path.startswith(_STAFF_PATHS) and self._is_open_to_staff():
            return self._get_response(request)
        if is_set_up():
            type(self).is_finished = True
            return self._get_response(request)
        return _not_set_up(request)

    def _is_open_to_staff(self) -> bool:
        kind = type(self)
        kind.is_open_to_staff = kind.is_open_to_staff or has_administrator()
        return kind.is_open_to_staff


def _not_set_up(request: HttpRequest) -> HttpResponse:
    if not request.path.startswith("/api/"):
        return HttpResponseRedirect("/setup/")
    problem = {
        "type": "about:blank",
        "title": gettext(NotSetUp.message),
        "status": NotSetUp.http_status,
        "code": NotSetUp.code,
    }
    response = JsonResponse(problem, status=NotSetUp.http_status, content_type="application/problem+json")
    response["Retry-After"] = "60"
    return response
