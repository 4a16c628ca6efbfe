"""Who may stand at a step of the set-up: who has the key, then the first administrator, then nobody."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from atiende.console.errors import SetUpKeyMissing
from atiende.console.web.set_up_access import holder_of, may_set_up
from atiende.console.web.set_up_page import kept_answers
from atiende.identity.queries import has_administrator
from atiende.kernel.clock import utc_now
from atiende.organisation.actions.keep_set_up_answers import keep_set_up_answers
from atiende.organisation.queries import actor_of, is_set_up, set_up_progress

_View = Callable[..., HttpResponse]


def only_for_who_sets_up(view: _View) -> _View:
    """Finished: on to the console, for ever. Without the key: ask for it. Held by another browser: say so."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: str) -> HttpResponse:
        if is_set_up():
            return redirect("console:home")
        _let_administrator_take_up(request)
        progress = set_up_progress()
        if progress is not None and progress.administrator_id is not None:
            if request.user.pk != progress.administrator_id:
                return render(
                    request, "console/setup/elsewhere.html", {"has_administrator": True}, status=409
                )
        elif has_administrator():
            return render(request, "console/setup/elsewhere.html", {"has_administrator": True}, status=409)
        elif not may_set_up(request):
            return ask_for_key(request)
        elif progress is not None and progress.holder != holder_of(request):
            return held_elsewhere(request)
        return view(request, **kwargs)

    return never_cache(guarded)


def held_elsewhere(request: HttpRequest) -> HttpResponse:
    """Another browser began; this one may take over as long as no administrator exists."""
    return render(request, "console/setup/elsewhere.html", {"progress": set_up_progress()}, status=409)


def ask_for_key(request: HttpRequest, error: str = "") -> HttpResponse:
    """The page that asks for the key that `up` printed; it says what was wrong with the last one."""
    context = {"error": error}
    response = render(request, "console/setup/key.html", context, status=SetUpKeyMissing.http_status)
    response["Cache-Control"] = "no-store"
    return response


def _let_administrator_take_up(request: HttpRequest) -> None:
    """An administrator made by a command signs in and sets the company up as if the set-up had made them."""
    if kept_answers().administrator_id is None and actor_of(request.user).may("organisation.manage"):
        keep_set_up_answers(
            administrator_id=request.user.pk, holder=holder_of(request), takes_over=True, at=utc_now()
        )
