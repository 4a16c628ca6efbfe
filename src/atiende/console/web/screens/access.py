"""How people and programs come in: the company's account system, sessions, API tokens, and the keys for secrets."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.queries import PAGE, list_sessions, list_tokens
from atiende.console.web.forms.single_sign_on import SingleSignOnForm
from atiende.console.web.guard import console_page
from atiende.console.web.paging import number_or_none
from atiende.console.web.staff_page import StaffRequest, accepted, done
from atiende.identity.actions.check_single_sign_on import check_single_sign_on
from atiende.identity.actions.configure_single_sign_on import configure_single_sign_on
from atiende.identity.actions.end_sessions import end_sessions
from atiende.identity.actions.revoke_token import revoke_token
from atiende.identity.queries import list_roles, public_address, single_sign_on_for
from atiende.identity.rules.devices import device_of
from atiende.kernel.clock import utc_now
from atiende.platform.secrets import sealed_columns, uses_of_keys


@sensitive_post_parameters("secret")
@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def sign_in(request: StaffRequest) -> HttpResponse:
    request.actor.require("people.manage")
    kept = single_sign_on_for(request.actor)
    roles = [(role.code, gettext(role.name)) for role in list_roles(request.actor)]
    form = SingleSignOnForm(request.POST or None, kept=kept, roles=roles)
    is_tested = False
    if request.method == "POST" and form.is_valid():
        if request.POST.get("go") == "test":
            is_tested = accepted(form, lambda: _test(form, request))
        elif accepted(form, lambda: _configure(form, request)):
            messages.success(request, gettext("Company account saved."))
            return redirect("console:sign_in")
    context = {
        "form": form,
        "provider": kept,
        "is_tested": is_tested,
        "callback": public_address("/account/oidc/company/login/callback/"),
    }
    return render(request, "console/sign_in.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD"])
@console_page("people.manage")
def sessions(request: StaffRequest) -> HttpResponse:
    cursor = number_or_none(request.GET.get("cursor", ""))
    rows = list_sessions(request.actor, before=cursor)
    context = {
        "sessions": [(row, device_of(row.user_agent)) for row in rows],
        "own_key": request.session.session_key,
        "next_cursor": rows[-1].pk if len(rows) == PAGE else None,
        "is_first": cursor is None,
    }
    return render(request, "console/sessions.html", context)


@require_POST
@console_page("people.manage")
def end_session(request: StaffRequest, user_id: int, session_id: int) -> HttpResponse:
    return done(
        request,
        lambda: end_sessions(user_id=user_id, only_id=session_id, by=request.actor, at=utc_now()),
        gettext("The session was closed."),
        next_page="console:sessions",
    )


@require_http_methods(["GET", "HEAD"])
@console_page("people.manage")
def tokens(request: StaffRequest) -> HttpResponse:
    cursor = number_or_none(request.GET.get("cursor", ""))
    rows = list_tokens(request.actor, before=cursor)
    context = {
        "tokens": rows,
        "now": utc_now(),
        "next_cursor": rows[-1].pk if len(rows) == PAGE else None,
        "is_first": cursor is None,
    }
    return render(request, "console/tokens.html", context)


@require_POST
@console_page("people.manage")
def revoke(request: StaffRequest, token_id: int) -> HttpResponse:
    return done(
        request,
        lambda: revoke_token(token_id=token_id, by=request.actor, at=utc_now()),
        gettext("The token was revoked: it works no more."),
        next_page="console:tokens",
    )


@require_http_methods(["GET", "HEAD"])
@console_page("settings.manage")
def secret_keys(request: StaffRequest) -> HttpResponse:
    uses = uses_of_keys()
    return render(request, "console/secret_keys.html", {"keys": uses, "columns": sealed_columns()})


def _test(form: SingleSignOnForm, request: StaffRequest) -> None:
    check_single_sign_on(issuer=form.cleaned_data["issuer"], by=request.actor, at=utc_now())


def _configure(form: SingleSignOnForm, request: StaffRequest) -> None:
    typed = form.cleaned_data
    configure_single_sign_on(
        name=typed["name"],
        issuer=typed["issuer"],
        client_id=typed["client_id"],
        secret=typed["secret"] or None,
        allowed_domains=typed["allowed_domains"],
        creates_users=typed["creates_users"],
        role_code=typed["role"],
        is_enabled=typed["is_enabled"],
        by=request.actor,
        at=utc_now(),
    )
