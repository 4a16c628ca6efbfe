"""Who may open a page of the console; who may not learns what is missing and whom to ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from atiende.identity.queries import visible_to
from atiende.identity.rules.grants import GRANTS
from atiende.identity.rules.roles import ADMINISTRATOR
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import NotPermitted
from atiende.platform.ui.settings_pages import settings_pages_for

R = TypeVar("R", bound=HttpRequest)
P = ParamSpec("P")
MAX_NAMES = 5


def console_page(
    grant: str = "",
) -> Callable[
    [Callable[Concatenate[R, P], HttpResponseBase]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]
]:
    """Sign-in first, then the grant (none: whoever may open any page of the settings)."""

    def guard(
        view: Callable[Concatenate[R, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            actor: Actor = request.actor  # type: ignore[attr-defined]
            if not (actor.may(grant) if grant else settings_pages_for(actor)):
                return no_permission(request, grant or "settings.manage")
            try:
                return view(cast(R, request), *args, **kwargs)
            except NotPermitted as refusal:
                return no_permission(request, refusal.missing or grant)

        return cast(Callable[Concatenate[HttpRequest, P], HttpResponseBase], guarded)

    return guard


def no_permission(request: HttpRequest, missing: str) -> HttpResponse:
    active = visible_to(SYSTEM).filter(is_active=True, role_assignments__role__code=ADMINISTRATOR)
    administrators = active.order_by("name", "id").distinct()
    context = {
        "missing": GRANTS.get(missing, ""),
        "who": administrators[:MAX_NAMES],
    }
    return render(request, "console/no_permission.html", context, status=403)
