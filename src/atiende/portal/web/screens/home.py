"""The customers' first page: write to the brand that answers under this host, without account and without scripts."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from atiende.channels.actions.open_case_of_form import open_case_of_form
from atiende.channels.rules.web_form import WebForm
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, Refusal, TooManyAttempts
from atiende.portal.web.brand_page import BrandRequest, brand_page, show
from atiende.portal.web.flood import count_case
from atiende.portal.web.form_token import FormToken, new_token, token_of
from atiende.portal.web.forms import ContactForm, show_refusal, show_refused_files
from atiende.portal.web.receipts import Receipt, keep_receipt
from atiende.portal.web.uploads import Uploads, bounded, uploads_of
from atiende.tickets.panels.questions import named_as_questions


@require_http_methods(["GET", "HEAD", "POST"])
@bounded
@brand_page
def home(request: BrandRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, _form(request), new_token(), Uploads((), ()))
    token = token_of(request.POST)
    uploads = uploads_of(request, holder=token.nonce)
    form = _form(request)
    if form.asks_more or "ask" in request.POST:
        return _page(request, form, token, uploads, is_asking=True)
    form.full_clean()
    show_refused_files(uploads.refused, form)
    if token.is_doubtful:
        form.add_error(None, pgettext("customer", "Look it over and send it once more: nothing is lost."))
    if form.errors:
        return _page(request, form, token, uploads, status=422)
    try:
        receipt = _sent(request, form, token, uploads)
    except Refusal as refusal:
        return _refused(request, form, token, uploads, refusal)
    keep_receipt(request, receipt)
    return redirect("portal:received")


def _form(request: BrandRequest) -> ContactForm:
    data = request.POST if request.method == "POST" else None
    return ContactForm(data, brand_id=request.brand.pk, language=request.language)


def _sent(request: BrandRequest, form: ContactForm, token: FormToken, uploads: Uploads) -> Receipt:
    data, at = form.cleaned_data, utc_now()
    written = WebForm(
        name=data["name"],
        contact=data["contact"],
        subject=data["subject"],
        text=data["text"],
        files=uploads.files,
        contact_reason_id=form.reason_id,
        answers=form.answers(),
    )
    told = (
        f"{written.contact_reason_id} {sorted(written.answers.items(), key=str)}",
        *(data[name] for name in ("name", "contact", "subject", "text")),
        *(file.sha256 for file in uploads.files),
    )
    count_case(request, data["contact"], at=at)
    key = token.tracking_key(*told)
    case = open_case_of_form(
        brand_id=request.brand.pk,
        form=written,
        language=request.language,
        key=key,
        submission=token.submission(*told),
        by=SYSTEM,
        at=at,
    )
    return Receipt(case.number, key, data["contact"] if case.is_mailed else "", at)


def _refused(
    request: BrandRequest, form: ContactForm, token: FormToken, uploads: Uploads, refusal: Refusal
) -> HttpResponse:
    if isinstance(refusal, NotFound):
        form.add_error("attached", pgettext("customer", "A file is no longer there. Choose it again."))
        uploads = Uploads((), ())
    else:
        refusal.fields |= named_as_questions(refusal.fields)
        show_refusal(refusal, form)
    response = _page(request, form, token, uploads, status=max(refusal.http_status, 422))
    if isinstance(refusal, TooManyAttempts):
        response["Retry-After"] = str(refusal.retry_after_seconds)
    return response


def _page(
    request: BrandRequest,
    form: ContactForm,
    token: FormToken,
    uploads: Uploads,
    *,
    status: int = 200,
    is_asking: bool = False,
) -> HttpResponse:
    context = {"form": form, "token": token, "kept": uploads.chosen, "is_asking": is_asking}
    return show(request, "portal/home.html", context, status=status)
