"""Whose role asks for a second factor sets one up before anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

_OPEN_PATHS: Final = (
    "/account/second-step/",
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/add/",
    "/account/reauthenticate/",
    "/account/confirm-email/",
    "/account/logout/",
    "/language/",
    "/ui/",
    "/manifest.webmanifest",
    "/sw.js",
    "/favicon.ico",
    settings.STATIC_URL,
)


class SecondStepMiddleware:
    """Looks at every request of a session, so that a role that asks from today on asks of who is signed in already.

    Programs with a token are not asked: a token is given out by somebody who has taken the step.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(_OPEN_PATHS) or not getattr(request.user, "owes_second_step", False):
            return self._get_response(request)
        return _led_to(reverse("identity:second_step"), request)


def _led_to(place: str, request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":  # a script would put the page into a corner of another
        response = HttpResponse(status=204)
        response["HX-Redirect"] = place
        return response
    return HttpResponseRedirect(place)
