"""Pages that show each member of staff what the queries let them see; strangers find nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers

from atiende.console.web.guard import no_permission
from atiende.kernel.refusals import NotPermitted
from atiende.platform import refusals
from atiende.platform.staff_pages import StaffRequest, for_staff

__all__ = ["StaffRequest", "accepted", "done", "page_or_part", "posted", "staff_page"]

P = ParamSpec("P")


def staff_page(
    view: Callable[Concatenate[StaffRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Sign-in first; without any role there is nothing here; a missing grant is named, with whom to ask."""

    @wraps(view)
    def told(request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except NotPermitted as refusal:
            return no_permission(request, refusal.missing)

    return for_staff()(told)


def accepted(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the action took what the form holds; otherwise its refusal stands in the form. NotPermitted passes."""
    return refusals.accepted(form, act, passing=(NotPermitted,)) is None


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what was sent, however little, or nothing when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def done(
    request: HttpRequest, act: Callable[[], object], text: str, *to: object, next_page: str
) -> HttpResponse:
    """What a single button does: act, say so or say why not, and go on to a page."""
    try:
        refusals.act_and_tell(request, act, text)
    except NotPermitted as refusal:
        return no_permission(request, refusal.missing)
    return redirect(next_page, *to)


def page_or_part(request: HttpRequest, page: str, part: str, context: dict[str, object]) -> HttpResponse:
    """The whole page, or the part of it that a script asked for; both come from the same template."""
    is_part = request.headers.get("HX-Request") == "true"
    response = render(request, part if is_part else page, context)
    patch_vary_headers(response, ("HX-Request",))
    return response
