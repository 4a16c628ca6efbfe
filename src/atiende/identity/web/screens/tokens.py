"""The person's API tokens: make one, see its secret once, revoke it."""

from __future__ import annotations

import datetime as dt

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from atiende.identity.actions.create_token import create_token
from atiende.identity.actions.revoke_token import revoke_token
from atiende.identity.queries import tokens_of
from atiende.identity.web.actors import actor_on
from atiende.identity.web.forms import TokenForm, show_refusal
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal


@login_required
def tokens(request: HttpRequest) -> HttpResponse:
    return render(
        request, "identity/tokens.html", {"tokens": tokens_of(actor_on(request), actor_on(request).id)}
    )


@never_cache
@login_required
@reauthentication_required  # type: ignore[untyped-decorator]
def new_token(request: HttpRequest) -> HttpResponse:
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _make(request, form)
        except Refusal as refusal:
            show_refusal(form, refusal)
    status = 422 if form.errors else 200
    return render(request, "identity/token_new.html", {"form": form}, status=status)


def _make(request: HttpRequest, form: TokenForm) -> HttpResponse:
    at, days = utc_now(), form.cleaned_data["days"]
    token, secret = create_token(
        user_id=actor_on(request).id,
        name=form.cleaned_data["name"],
        scopes=form.cleaned_data["scopes"],
        expires_at=at + dt.timedelta(days=days) if days else None,
        networks=form.cleaned_data["networks"].replace(",", " ").split(),
        by=actor_on(request),
        at=at,
    )
    return render(request, "identity/token_made.html", {"token": token, "secret": secret})


@login_required
@require_POST
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    revoke_token(token_id=token_id, by=actor_on(request), at=utc_now())
    messages.success(request, gettext("The token no longer works."))
    return redirect("identity:tokens")
