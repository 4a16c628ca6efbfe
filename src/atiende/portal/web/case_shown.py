"""The two pages of a case: the one that asks for its key, and the one that shows it."""

from __future__ import annotations

from django.http import HttpResponse

from atiende.portal.web.brand_page import BrandRequest, show
from atiende.portal.web.form_token import FormToken
from atiende.portal.web.formatted_shown import messages_shown
from atiende.portal.web.forms import AnswerForm, KeyForm
from atiende.portal.web.quotes_shown import quotes_waiting
from atiende.portal.web.uploads import Uploads
from atiende.tickets.queries import FollowedCase


def show_entry(
    request: BrandRequest, form: KeyForm, *, status: int = 200, is_expired: bool = False, unsent: str = ""
) -> HttpResponse:
    """`unsent` is what was written when the session had ended: it waits in the form."""
    context = {"form": form, "is_expired": is_expired, "unsent": unsent}
    return show(request, "portal/follow.html", context, status=status)


def show_case(
    request: BrandRequest,
    case: FollowedCase,
    form: AnswerForm,
    token: FormToken,
    uploads: Uploads,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "case": case,
        "said": messages_shown(case),
        "form": form,
        "token": token,
        "kept": uploads.chosen,
        "quotes": quotes_waiting(request, case.number),
    }
    return show(request, "portal/case.html", context, status=status)
