"""A case as its customer reads it, and the answer from there."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from atiende.channels.actions.open_follow_up import open_follow_up
from atiende.channels.actions.receive_web_message import receive_web_message
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, Refusal, TooManyAttempts
from atiende.platform.storage import FileMissing, file_response, find_file
from atiende.portal.web.brand_page import BrandRequest, brand_page
from atiende.portal.web.case_shown import show_case, show_entry
from atiende.portal.web.flood import count_answer
from atiende.portal.web.following import proof_in, remember_proof
from atiende.portal.web.form_token import FormToken, new_token, token_of
from atiende.portal.web.forms import AnswerForm, KeyForm, show_refusal, show_refused_files
from atiende.portal.web.receipts import Receipt, keep_receipt
from atiende.portal.web.uploads import Uploads, bounded, uploads_of
from atiende.tickets.errors import TicketIsClosed
from atiende.tickets.queries import FollowedCase, Proof, followed_case, followed_file


@require_http_methods(["GET", "HEAD", "POST"])
@bounded
@brand_page
def case(request: BrandRequest, number: int) -> HttpResponse:
    proof, at = proof_in(request, number, at=utc_now()), utc_now()
    shown = followed_case(proof, before=_before(request)) if proof else None
    if proof is None or shown is None:
        return _closed_door(request, number)
    if request.method != "POST":
        return show_case(request, shown, AnswerForm(), new_token(), Uploads((), ()))
    return _answered(request, shown, proof, at)


@require_safe
@brand_page
def file(request: BrandRequest, number: int, attachment_id: int) -> HttpResponseBase:
    """The key that opened the case is what authorises it. Without it, as for what is not there: NotFound."""
    proof = proof_in(request, number, at=utc_now())
    attachment = followed_file(proof, attachment_id) if proof else None
    if attachment is None or attachment.file_id is None:
        raise NotFound
    try:
        return file_response(find_file(attachment.file_id), name=attachment.name)
    except FileMissing as error:
        raise NotFound from error


def _closed_door(request: BrandRequest, number: int) -> HttpResponse:
    """What was written stands in the form that asks for the key, so that a session that ended loses nothing."""
    if request.method != "POST":
        return redirect(f"{reverse('portal:follow')}?case={number}")
    form = KeyForm(initial={"number": str(number)})
    return show_entry(request, form, status=403, is_expired=True, unsent=request.POST.get("text", ""))


def _answered(request: BrandRequest, shown: FollowedCase, proof: Proof, at: dt.datetime) -> HttpResponse:
    token = token_of(request.POST)
    uploads = uploads_of(request, holder=f"{token.nonce} {shown.number}")
    form = AnswerForm(request.POST)
    form.full_clean()
    show_refused_files(uploads.refused, form)
    if token.is_doubtful:
        form.add_error(None, pgettext("customer", "Look it over and send it once more: nothing is lost."))
    if form.errors:
        return show_case(request, shown, form, token, uploads, status=422)
    try:
        count_answer(shown.number, at=at)
        return _kept(request, shown, proof, form, token, uploads, at)
    except TicketIsClosed:
        form.add_error(None, pgettext("customer", "The case was closed meanwhile. Send it as a new case."))
        newer = followed_case(proof) or shown
        return show_case(request, newer, form, token, uploads, status=409)
    except Refusal as refusal:
        return _refused(request, shown, form, token, uploads, refusal)


def _kept(
    request: BrandRequest,
    shown: FollowedCase,
    proof: Proof,
    form: AnswerForm,
    token: FormToken,
    uploads: Uploads,
    at: dt.datetime,
) -> HttpResponse:
    text = form.cleaned_data["text"]
    told = (str(shown.number), text, *(file.sha256 for file in uploads.files))
    if shown.is_final or request.POST.get("as") == "new":
        key = token.tracking_key(*told)
        opened = open_follow_up(
            proof=proof,
            text=text,
            files=uploads.files,
            language=request.language,
            key=key,
            submission=token.submission("new", *told),
            by=SYSTEM,
            at=at,
        )
        mailed_to = shown.requester_address if opened.is_mailed else ""
        keep_receipt(request, Receipt(opened.number, key, mailed_to, at))
        return redirect("portal:received")
    receive_web_message(
        proof=proof,
        text=text,
        files=uploads.files,
        submission=token.submission(*told),
        by=SYSTEM,
        at=at,
    )
    remember_proof(request, proof, at=at)
    messages.success(request, pgettext("customer", "Your message is with us."))
    return redirect("portal:case", shown.number)


def _refused(
    request: BrandRequest,
    shown: FollowedCase,
    form: AnswerForm,
    token: FormToken,
    uploads: Uploads,
    refusal: Refusal,
) -> HttpResponse:
    if isinstance(refusal, NotFound):
        form.add_error("attached", pgettext("customer", "A file is no longer there. Choose it again."))
        uploads = Uploads((), ())
    else:
        show_refusal(refusal, form)
    response = show_case(request, shown, form, token, uploads, status=max(refusal.http_status, 422))
    if isinstance(refusal, TooManyAttempts):
        response["Retry-After"] = str(refusal.retry_after_seconds)
    return response


def _before(request: BrandRequest) -> int | None:
    told = request.GET.get("before", "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 19 else None
