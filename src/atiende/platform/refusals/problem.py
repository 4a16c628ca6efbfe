"""A refusal as programs read it: a problem document (RFC 9457)."""

from __future__ import annotations

from typing import Any, Final

from django.http import JsonResponse

from atiende.kernel.correlation import current_correlation_id
from atiende.kernel.refusals import NotPermitted, Refusal, TooManyAttempts
from atiende.platform.refusals.words import field_sentences, sentence, title_of

MEDIA_TYPE: Final = "application/problem+json"


def problem_document(refusal: Refusal) -> dict[str, Any]:
    """The members of RFC 9457 with a stable `code`; `fields` and `missing` where there is something to tell."""
    document: dict[str, Any] = {
        "type": "about:blank",
        "title": title_of(refusal),
        "status": refusal.http_status,
        "detail": sentence(refusal),
        "code": refusal.code,
    }
    if refusal.fields:
        document["fields"] = field_sentences(refusal)
    if isinstance(refusal, NotPermitted) and refusal.missing:
        document["missing"] = refusal.missing
    if isinstance(refusal, TooManyAttempts):
        document["retry_after_seconds"] = refusal.retry_after_seconds
    if correlation_id := current_correlation_id():
        document["correlation_id"] = correlation_id
    return document


def problem_response(refusal: Refusal) -> JsonResponse:
    """The same as an answer to a request."""
    response = JsonResponse(problem_document(refusal), status=refusal.http_status, content_type=MEDIA_TYPE)
    if isinstance(refusal, TooManyAttempts):
        response["Retry-After"] = str(refusal.retry_after_seconds)
    return response
