"""More was sent than the program takes: said in words, and screens that can use the beginning still get it."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse

from atiende.kernel.refusals import Refusal, gettext_noop
from atiende.platform.refusals.cut_bodies import BODY_WAS_CUT, TAKES_CUT_BODIES
from atiende.platform.refusals.middleware import shown
from atiende.platform.ui import errors


class TooMuchSent(Refusal):
    """`megabytes` is the most that is taken."""

    code = "too_much_sent"
    message = gettext_noop(
        "That is more than the %(megabytes)s MB that are taken at once: nothing of it was kept. Go back: what you "
        "wrote still stands there. Shorten it, or leave out a file."
    )
    http_status = 413


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page of a request that cannot be read; when it was too large, that is what it says."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return shown(request, TooMuchSent(megabytes=settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20))
    return errors.bad_request(request, exception)


class CutBodyMiddleware:
    """Half a body is for nobody who did not ask for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., object], args: object, kwargs: object
    ) -> HttpResponse | None:
        kept = request.META.get(BODY_WAS_CUT)
        if kept is None or getattr(view, TAKES_CUT_BODIES, False):
            return None
        return shown(request, TooMuchSent(megabytes=kept // 2**20))
