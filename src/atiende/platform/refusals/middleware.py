"""Turns a refusal that leaves a screen into a page, a fragment or a problem document, and tells the audit."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from atiende.kernel.actors import NOBODY, Actor
from atiende.kernel.refusals import NotPermitted, Refusal, TooManyAttempts
from atiende.platform.audit import record_refusal
from atiende.platform.refusals.problem import problem_response
from atiende.platform.refusals.words import advice_for, field_sentences, sentence, title_of
from atiende.platform.ui.errors import error_page

log = logging.getLogger(__name__)


class RefusalMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        _tell_the_audit(request, exception)
        return shown(request, exception)


def shown(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The refusal in the shape that this request can read."""
    if _wants_json(request):
        return problem_response(refusal)
    response = _toast(refusal) if request.headers.get("HX-Request") else _page(request, refusal)
    if isinstance(refusal, TooManyAttempts):
        response["Retry-After"] = str(refusal.retry_after_seconds)
    return response


def _page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return error_page(
        request,
        refusal.http_status,
        template="refusal",
        title=title_of(refusal),
        told=sentence(refusal),
        problems=field_sentences(refusal),
        advice=advice_for(refusal),
        missing=refusal.missing if isinstance(refusal, NotPermitted) else "",
    )


def _toast(refusal: Refusal) -> HttpResponse:
    """Nothing on the page changes: the words travel in a header and are shown above it."""
    told = " ".join([sentence(refusal), *field_sentences(refusal).values()])
    response = HttpResponse(told, status=refusal.http_status, content_type="text/plain; charset=utf-8")
    response["HX-Reswap"] = "none"
    response["HX-Trigger"] = json.dumps({"toast": {"kind": "danger", "text": told}})
    return response


def _wants_json(request: HttpRequest) -> bool:
    accepts = request.headers.get("Accept", "")
    return ("json" in accepts and "text/html" not in accepts) or request.path.startswith("/api/")


def _tell_the_audit(request: HttpRequest, refusal: Refusal) -> None:
    """A refusal that cannot be recorded is still shown: the log then says that the audit lacks it."""
    actor = getattr(request, "actor", NOBODY)
    door = request.resolver_match.view_name if request.resolver_match else ""
    try:
        record_refusal(
            by=actor if isinstance(actor, Actor) else NOBODY, refusal=refusal, where=door, at=timezone.now()
        )
    except DatabaseError:
        log.exception("a refusal could not be recorded", extra={"code": refusal.code})
