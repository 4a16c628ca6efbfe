"""Pages for members of staff: who is not signed in is asked to, and strangers find nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request whose sender is on the staff."""

    actor: Actor


def to_sign_in(request: HttpRequest) -> HttpResponseBase:
    return redirect_to_login(request.get_full_path())


def for_staff(
    grant: str = "", *, ask: Callable[[HttpRequest], HttpResponseBase] = to_sign_in
) -> Callable[
    [Callable[Concatenate[StaffRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Sign-in first; without any role there is nothing here; without the grant it says which one is missing.

    `ask`: what who is not signed in is shown.
    """

    def guard(
        view: Callable[Concatenate[StaffRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return ask(request)
            staff = cast(StaffRequest, request)
            if not staff.actor.grants:
                raise NotFound
            if grant:
                staff.actor.require(grant)
            return view(staff, *args, **kwargs)

        return cast(Callable[Concatenate[HttpRequest, P], HttpResponseBase], guarded)

    return guard
