"""Pages of the desk: for staff who hold a grant; what leaves as a refusal is shown by the house."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers

from atiende.desk.web.same_writer import ask_to_sign_in
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.refusals import sentence, show_on_form

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request whose sender is on the staff."""

    actor: Actor


def staff_page(
    grant: str,
) -> Callable[
    [Callable[Concatenate[StaffRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Sign-in first; without any role there is nothing here; without the grant it says which one is missing."""

    def guard(
        view: Callable[Concatenate[StaffRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return ask_to_sign_in(request)
            staff = cast(StaffRequest, request)
            if not staff.actor.grants:
                raise NotFound
            staff.actor.require(grant)
            return view(staff, *args, **kwargs)

        return cast(Callable[Concatenate[HttpRequest, P], HttpResponseBase], guarded)

    return guard


def accepted(form: forms.Form, act: Callable[[], object]) -> Refusal | None:
    """None when the action took what the form holds; otherwise its refusal, which then stands in the form.

    NotPermitted and NotFound pass.
    """
    try:
        act()
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        show_on_form(refusal, form)
        return refusal
    return None


def done(
    request: HttpRequest, act: Callable[[], object], text: str, *to: object, next_page: str
) -> HttpResponse:
    """What a single button does: act, say so or say why not, and go on to a page. NotPermitted and NotFound pass."""
    try:
        act()
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    else:
        messages.success(request, text)
    return redirect(next_page, *to)


def page_or_part(
    request: HttpRequest, page: str, part: str, context: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    """The whole page, or the part of it that a script asked for; both come from the same template."""
    is_part = request.headers.get("HX-Request") == "true"
    response = render(request, part if is_part else page, context, status=status)
    patch_vary_headers(response, ("HX-Request",))
    return response
