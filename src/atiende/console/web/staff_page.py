"""Pages that show each member of staff what the queries let them see; strangers find nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext

from atiende.console.web.forms.refusals import add_refusal
from atiende.console.web.guard import no_permission
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request whose sender is on the staff."""

    actor: Actor


def staff_page(
    view: Callable[Concatenate[StaffRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Sign-in first; without any role there is nothing here; a missing grant is named, with whom to ask."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        staff = cast(StaffRequest, request)
        if not staff.actor.grants:
            raise NotFound
        try:
            return view(staff, *args, **kwargs)
        except NotPermitted as refusal:
            return no_permission(request, refusal.missing)

    return cast(Callable[Concatenate[HttpRequest, P], HttpResponse], guarded)


def accepted(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the action took what the form holds; otherwise its refusal stands in the form. NotPermitted passes."""
    try:
        act()
    except NotPermitted:
        raise
    except Refusal as refusal:
        add_refusal(form, refusal)
        return False
    return True


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what was sent, however little, or nothing when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def done(
    request: HttpRequest, act: Callable[[], object], text: str, *to: object, next_page: str
) -> HttpResponse:
    """What a single button does: act, say so or say why not, and go on to a page."""
    try:
        act()
    except NotPermitted as refusal:
        return no_permission(request, refusal.missing)
    except NotFound:
        raise
    except Refusal as refusal:
        messages.error(request, gettext(refusal.message) % refusal.params)
    else:
        messages.success(request, text)
    return redirect(next_page, *to)


def page_or_part(request: HttpRequest, page: str, part: str, context: dict[str, object]) -> HttpResponse:
    """The whole page, or the part of it that a script asked for; both come from the same template."""
    is_part = request.headers.get("HX-Request") == "true"
    response = render(request, part if is_part else page, context)
    patch_vary_headers(response, ("HX-Request",))
    return response
