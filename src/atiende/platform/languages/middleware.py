"""Every request runs in a language, a time zone and a country's habits of writing figures."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from atiende.platform.languages import html_language
from atiende.platform.languages.choice import language_of
from atiende.platform.languages.defaults import asked_once, defaults


class LanguageMiddleware:
    """Comes after authentication: the person's own choices count first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with asked_once():
            language = language_of(request)
            request.LANGUAGE_CODE = language
            with translation.override(language), timezone.override(_zone_of(request)):
                response = self._get_response(request)
                response.headers.setdefault("Content-Language", html_language())
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


def _zone_of(request: HttpRequest) -> zoneinfo.ZoneInfo:
    """The person's zone, or the organisation's; a zone that this machine does not know is UTC."""
    user = getattr(request, "user", None)
    name = user.time_zone if user is not None and user.is_authenticated else defaults().time_zone
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo("UTC")
