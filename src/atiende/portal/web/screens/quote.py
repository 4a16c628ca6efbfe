"""A quote: read, accepted or rejected by who showed the key of its case."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput, NotFound, Refusal, TooManyAttempts
from atiende.platform.refusals import sentence
from atiende.portal.web.brand_page import BrandRequest, brand_page, show
from atiende.portal.web.flood import count_answer
from atiende.portal.web.following import proof_in, remember_proof
from atiende.portal.web.quotes_shown import shown_quote
from atiende.tasks.actions.answer_quote import Answer, answer_quote
from atiende.tasks.errors import QuoteChanged, QuoteIsAnswered, QuoteIsExpired
from atiende.tasks.queries.quotes import quote_followed
from atiende.tickets.queries import Proof


@require_http_methods(["GET", "HEAD", "POST"])
@brand_page
def quote(request: BrandRequest, number: int, quote_id: int) -> HttpResponse:
    at = utc_now()
    proof = proof_in(request, number, at=at)
    if proof is None:
        return redirect(f"{reverse('portal:follow')}?case={number}")
    if request.method == "POST":
        return _answered(request, proof, quote_id, at)
    return _shown(request, proof, quote_id, at)


def _shown(
    request: BrandRequest,
    proof: Proof,
    quote_id: int,
    at: dt.datetime,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    row = quote_followed(proof, quote_id)
    if row is None:
        raise NotFound
    context = {
        "number": proof.number,
        "each": shown_quote(row, at=at),
        "problem": problem,
        "name": request.POST.get("name", "")[:200],
        "reason": request.POST.get("reason", "")[:1_000],
    }
    return show(request, "portal/quote.html", context, status=status)


def _answered(request: BrandRequest, proof: Proof, quote_id: int, at: dt.datetime) -> HttpResponse:
    value = request.POST.get("value", "")
    if value not in ("accept", "reject"):
        raise NotFound
    answer = Answer(
        is_accepted=value == "accept",
        name=request.POST.get("name", ""),
        reason=request.POST.get("reason", "") if value == "reject" else "",
        sha256=request.POST.get("sha256", "")[:64],
        from_address=request.META.get("REMOTE_ADDR", ""),
    )
    try:
        count_answer(proof.number, at=at)
        answer_quote(quote_id=quote_id, answer=answer, proof=proof, by=SYSTEM, at=at)
    except NotFound:
        raise
    except Refusal as refusal:
        response = _shown(
            request,
            proof,
            quote_id,
            at,
            problem=_words(refusal),
            status=max(refusal.http_status, 422)
            if isinstance(refusal, InvalidInput)
            else refusal.http_status,
        )
        if isinstance(refusal, TooManyAttempts):
            response["Retry-After"] = str(refusal.retry_after_seconds)
        return response
    remember_proof(request, proof, at=at)
    messages.success(request, pgettext("customer", "Thank you. Your answer is with us."))
    return redirect("portal:quote", proof.number, quote_id)


def _words(refusal: Refusal) -> str:
    """In the brand's form of address."""
    if isinstance(refusal, InvalidInput):
        return pgettext("customer", "Write your name, so that we know who answers.")
    if isinstance(refusal, QuoteIsAnswered):
        return pgettext("customer", "This quote was answered already. Write to us if something changed.")
    if isinstance(refusal, QuoteIsExpired):
        return pgettext("customer", "This quote is not valid any more. Write to us and we make a new one.")
    if isinstance(refusal, QuoteChanged):
        return pgettext("customer", "This quote was changed meanwhile. Look at the new one in the case.")
    return sentence(refusal)
