"""Number and key open a case. A wrong key and an unknown number are answered alike."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import pgettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import TooManyAttempts
from atiende.portal.web.brand_page import BrandRequest, brand_page
from atiende.portal.web.case_shown import show_case, show_entry
from atiende.portal.web.flood import count_key
from atiende.portal.web.following import forget_proof, is_shown_here, remember_proof
from atiende.portal.web.form_token import new_token
from atiende.portal.web.forms import AnswerForm, KeyForm, words_of
from atiende.portal.web.uploads import Uploads
from atiende.tickets.queries import Proof, followed_case, prove_key


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("key")
@brand_page
def follow(request: BrandRequest) -> HttpResponse:
    if request.method != "POST":
        return show_entry(request, KeyForm(initial={"number": request.GET.get("case", "")[:20]}))
    form, unsent = KeyForm(request.POST), request.POST.get("unsent", "")
    form.full_clean()
    try:
        proof = _proved(request, form)
    except TooManyAttempts as refusal:
        form.add_error(None, words_of(refusal))
        response = show_entry(request, form, status=429, unsent=unsent)
        response["Retry-After"] = str(refusal.retry_after_seconds)
        return response
    if proof is None:
        form.add_error(
            None,
            pgettext("customer", "There is no case with this number and this key. Look at both again."),
        )
        return show_entry(request, form, status=422, unsent=unsent)
    remember_proof(request, proof, at=utc_now())
    shown = followed_case(proof) if unsent else None
    if shown is not None:
        return show_case(request, shown, AnswerForm(initial={"text": unsent}), new_token(), Uploads((), ()))
    return redirect("portal:case", proof.number)


@require_POST
@brand_page
def leave(request: BrandRequest, number: int) -> HttpResponse:
    """On a telephone that others use too."""
    forget_proof(request, number)
    request.session.pop("receipt", None)
    return redirect("portal:follow")


def _proved(request: BrandRequest, form: KeyForm) -> Proof | None:
    """Raises TooManyAttempts."""
    typed = form.cleaned_data["number"].strip().lstrip("#").strip()
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else 0
    count_key(request, number, at=utc_now())
    proof = prove_key(number, form.cleaned_data["key"])
    return proof if proof is not None and is_shown_here(request, proof) else None
