"""Where other systems hand in cases: strangers come here, and get in by their signature alone."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from atiende.integrations.actions.receive_webhook import receive_webhook
from atiende.integrations.errors import (
    BodyBroken,
    IncomingIsPaused,
    MessageTooLarge,
    SignatureRefused,
)
from atiende.integrations.models import ReceivedWebhook
from atiende.integrations.queries.incoming import incoming_of_key
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, Refusal
from atiende.platform.limits import spend
from atiende.platform.refusals.cut_bodies import BODY_WAS_CUT, takes_cut_bodies
from atiende.platform.refusals.problem import problem_response

MOST_BYTES: Final = 1024 * 1024
PER_MINUTE: Final = 600
REFUSALS_PER_MINUTE: Final = 60
MINUTE: Final = 60
PAUSED_SECONDS: Final = 600


@takes_cut_bodies  # it refuses them itself
@csrf_exempt  # a browser's cookies count for nothing here: who calls is said by a signature
@require_POST
def receive(request: HttpRequest, key: str) -> HttpResponse:
    """202 with the id under which it was kept; what becomes of it stands in the log."""
    now = utc_now()
    try:
        kept = _kept(request, key, now)
    except IncomingIsPaused as paused:
        response = problem_response(paused)
        response["Retry-After"] = str(PAUSED_SECONDS)
        return response
    except Refusal as refusal:
        return problem_response(refusal)
    return JsonResponse({"id": str(kept.pk), "state": kept.state}, status=202)


def _kept(request: HttpRequest, key: str, at: dt.datetime) -> ReceivedWebhook:
    webhook = incoming_of_key(key) if key.isascii() and key.isprintable() else None
    if webhook is None:
        _count_refusal(request, at)
        raise NotFound
    spend(f"hook-in:{webhook.pk}", limit=PER_MINUTE, window_seconds=MINUTE, at=at)
    body = _body(request)
    if webhook.is_paused:
        raise IncomingIsPaused
    try:
        return receive_webhook(webhook=webhook, headers=request.headers, body=body, by=SYSTEM, at=at)
    except SignatureRefused:
        _count_refusal(request, at)
        raise


def _body(request: HttpRequest) -> bytes:
    """Raises MessageTooLarge, and BodyBroken when the sender went away in its middle."""
    try:
        body = request.body
    except RequestDataTooBig as error:
        raise MessageTooLarge(megabytes=MOST_BYTES // 2**20) from error
    except UnreadablePostError as error:
        raise BodyBroken from error
    if len(body) > MOST_BYTES or BODY_WAS_CUT in request.META:
        raise MessageTooLarge(megabytes=MOST_BYTES // 2**20)
    return body


def _count_refusal(request: HttpRequest, at: dt.datetime) -> None:
    """So that nobody tries keys and signatures at leisure. Raises TooManyAttempts."""
    address = request.META.get("REMOTE_ADDR", "")
    spend(f"hook-refused:{address}", limit=REFUSALS_PER_MINUTE, window_seconds=MINUTE, at=at)
