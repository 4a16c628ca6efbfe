"""Which language a person reads, and how they choose another one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from atiende.kernel.clock import utc_now
from atiende.platform.languages.defaults import defaults

_YEAR_SECONDS: Final = 365 * 24 * 3600
Remember = Callable[[int, str, dt.datetime], None]
_remember: list[Remember] = []


def remember_choice_with(function: Remember) -> None:
    """Hand in what keeps a signed-in person's choice: function(user_id, language, at). Identity does."""
    _remember[:] = [function]


def language_of(request: HttpRequest) -> str:
    """The person's own choice, then the cookie, then what the browser asks for, then the organisation's language."""
    user = getattr(request, "user", None)
    own = user.language if user is not None and user.is_authenticated else ""
    wanted = _wanted(request, own)
    return next((offered for offered in map(_offered, wanted) if offered), settings.LANGUAGE_CODE)


def keep_language(request: HttpRequest, response: HttpResponse, language: str) -> None:
    """Remember the choice in a cookie, and on the account of who is signed in. Nothing happens for another language."""
    if language not in dict(settings.LANGUAGES):
        return
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        for remember in _remember:
            remember(user.pk, language, utc_now())
    secure = bool(settings.SESSION_COOKIE_SECURE)
    name = settings.LANGUAGE_COOKIE_NAME
    response.set_cookie(name, language, max_age=_YEAR_SECONDS, samesite="Lax", secure=secure, httponly=True)


def _wanted(request: HttpRequest, own: str) -> Iterator[str]:
    """One after the other: the organisation is only asked when nobody chose."""
    yield own
    yield request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    yield from _asked_for(request)
    yield defaults().language


def _asked_for(request: HttpRequest) -> list[str]:
    header = request.headers.get("Accept-Language", "")
    return [code for code, _quality in parse_accept_lang_header(header) if code != "*"]


def _offered(code: str) -> str:
    """The language of ours that serves this code («es-AR» is served by «es»), or an empty text."""
    try:
        return get_supported_language_variant(code) if code else ""
    except LookupError:
        return ""
