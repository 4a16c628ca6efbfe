"""Pages for members of staff who may answer; strangers find nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.refusals import show_on_form

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request whose sender is on the staff."""

    actor: Actor


def writers_page(
    view: Callable[Concatenate[StaffRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Sign-in first; without any role there is nothing here; who may not answer is told so."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        staff = cast(StaffRequest, request)
        if not staff.actor.grants:
            raise NotFound
        staff.actor.require("tickets.reply")
        return view(staff, *args, **kwargs)

    return cast(Callable[Concatenate[HttpRequest, P], HttpResponse], guarded)


def accepted(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the action took what the form holds; else its refusal stands there. NotPermitted and NotFound pass."""
    try:
        act()
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        show_on_form(refusal, form)
        return False
    return True
