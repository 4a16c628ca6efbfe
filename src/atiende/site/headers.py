"""What every answer carries, whoever made it: pages, files, problems, probes, and the server's own short words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

_CLOSED: Final = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
_ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _CLOSED),
    # Pages bring a policy of their own; what has none is nothing that a browser should run.
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    # What says nothing else is of one person: neither a browser nor anything on the way keeps it.
    "Cache-Control": "no-store",
}
_OF_DOCUMENTS: Final = frozenset({"Cross-Origin-Opener-Policy", "Permissions-Policy"})
"""What a browser reads of documents only; a page brings thirty files, each with its head."""
_NO_DOCUMENTS: Final = ("text/css", "text/javascript", "font/", "image/png", "image/webp")
_STRICT_TRANSPORT: Final = ("Strict-Transport-Security", "max-age=31536000")

OF_THE_SERVER: Final = [(name.lower(), value) for name, value in _ALWAYS.items()]
"""For the few answers that never reach Django."""


class HeadersMiddleware:
    """Stands before everything, so that nothing answers without; what an answer says itself stands."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        is_part = _is_part_of_pages(request, response)
        for name, value in _ALWAYS.items():
            if not (is_part and name in _OF_DOCUMENTS):
                response.headers.setdefault(name, value)
        # A certificate that we made ourselves promises nothing for a year: browsers would lock people out.
        if (settings.BASE_URL or "").startswith("https://") and request.is_secure():
            response.headers.setdefault(*_STRICT_TRANSPORT)
        return response


def _is_part_of_pages(request: HttpRequest, response: HttpResponseBase) -> bool:
    """A style, script, font or picture of the program's own, which no browser shows as a document."""
    is_static = response.status_code < 400 and request.path.startswith(settings.STATIC_URL)
    return is_static and response.headers.get("Content-Type", "").startswith(_NO_DOCUMENTS)
