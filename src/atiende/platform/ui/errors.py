"""The pages of what went wrong: styled, in the person's language, and made without asking the database."""

from __future__ import annotations

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language, override

from atiende.kernel.correlation import current_correlation_id
from atiende.platform.ui.context import Frame


def error_page(request: HttpRequest, status: int, *, template: str = "", **context: object) -> HttpResponse:
    """The page of this status. Context processors are left out, since one of them might ask the database again."""
    page = render_to_string(
        f"ui/errors/{template or status}.html",
        {
            "ui": Frame(request),
            "request": request,
            "status": status,
            "correlation_id": current_correlation_id(),
            **context,
        },
    )
    return HttpResponse(page, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours; 503 when the database did not answer, because then coming back later helps."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return service_unavailable(request)
    return error_page(request, 500)


def service_unavailable(request: HttpRequest) -> HttpResponse:
    response = error_page(request, 503)
    response["Retry-After"] = "10"
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came without its proof of origin: most often the page was open for too long, or cookies are off."""
    return error_page(request, 403, template="csrf")


def offline(request: HttpRequest) -> HttpResponse:
    """What the service worker shows when there is no network."""
    with override(offline_language(request)):
        return error_page(request, 200, template="offline", correlation_id="")


def offline_language(request: HttpRequest) -> str:
    """What the address asks for, if there is such a language: the worker keeps a page without knowing whose."""
    asked = request.GET.get("language", "")
    return asked if asked in dict(settings.LANGUAGES) else get_language() or settings.LANGUAGE_CODE
