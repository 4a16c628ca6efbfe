"""The permission of a mail provider (OAuth 2.0): its client, giving it, coming back, and what went wrong."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from atiende.channels.actions.begin_authorisation import begin_authorisation
from atiende.channels.actions.choose_mail_provider import choose_mail_provider
from atiende.channels.actions.finish_authorisation import finish_authorisation
from atiende.channels.queries.mailboxes import get_mailbox_for
from atiende.console.web.forms.mail_access import ProviderForm
from atiende.console.web.guard import console_page
from atiende.console.web.mailboxes_shown import row_of
from atiende.console.web.saving import saved
from atiende.console.web.screens.mailbox_settings import step_of
from atiende.console.web.staff_page import StaffRequest, posted
from atiende.identity.queries import public_address
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.kernel.text import one_line

PROVIDERS = {"google": "Google", "microsoft": "Microsoft"}
DENIED = _("The permission was not given: %(words)s")


@sensitive_post_parameters("client_secret")
@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def permission(request: StaffRequest, mailbox_id: int) -> HttpResponse:
    mailbox = get_mailbox_for(request.actor, mailbox_id)
    token = getattr(mailbox, "token", None)
    provider = _provider_of(request, token)
    form = ProviderForm(posted(request), kept=token if token and token.provider == provider else None)
    if saved(
        request,
        form,
        lambda: choose_mail_provider(
            mailbox_id=mailbox_id, fields=form.typed(provider), by=request.actor, at=utc_now()
        ),
    ):
        return redirect(
            f"{reverse('console:mailbox_permission', args=[mailbox_id])}?{request.GET.urlencode()}"
        )
    context = {
        "row": row_of(mailbox),
        "mailbox": mailbox,
        "tab": "permission",
        "step": step_of(request),
        "form": form,
        "token": token,
        "provider": provider,
        "provider_name": PROVIDERS[provider],
        "others": [(key, name) for key, name in PROVIDERS.items() if key != provider],
        "callback": return_address(),
        "state": _state_of(token),
        "now": utc_now(),
    }
    return render(
        request,
        "console/mailboxes/permission.html",
        context,
        status=422 if form.is_bound and form.errors else 200,
    )


@never_cache
@require_GET
@console_page("settings.manage")
def begin(request: StaffRequest, mailbox_id: int) -> HttpResponse:
    """A link and no form: forms may lead to ourselves only. What it starts is bound to this person and expires."""
    try:
        target = begin_authorisation(
            mailbox_id=mailbox_id, redirect_uri=return_address(), by=request.actor, at=utc_now()
        )
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        messages.error(request, gettext(refusal.message) % refusal.params)
        return redirect("console:mailbox_permission", mailbox_id)
    return redirect(target)


@never_cache
@require_GET
@console_page("settings.manage")
def finish(request: StaffRequest) -> HttpResponse:
    """Where the provider sends the person back to."""
    if "error" in request.GET or not request.GET.get("code"):
        said = [request.GET.get(name, "") for name in ("error", "error_description")]
        words = one_line(": ".join(part for part in said if part), limit=300) or "—"
        messages.error(request, str(DENIED) % {"words": words})
        return redirect("console:mailboxes")
    try:
        mailbox = finish_authorisation(
            state=request.GET.get("state", "")[:4000],
            code=request.GET["code"][:4000],
            by=request.actor,
            at=utc_now(),
        )
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        messages.error(request, gettext(refusal.message) % refusal.params)
        return redirect("console:mailboxes")
    if not mailbox.accesses.exists():
        messages.success(request, gettext("Permission given. Now try its servers."))
        return redirect(
            f"{reverse('console:mailbox_servers', args=[mailbox.pk])}?step={mailbox.token.provider}"
        )
    messages.success(request, gettext("Permission given: reading goes on where it stopped."))
    return redirect("console:mailbox", mailbox.pk)


def return_address() -> str:
    return public_address(reverse("console:permission_return"))


def _provider_of(request: StaffRequest, token: Any) -> str:
    asked = request.GET.get("step", "") or request.GET.get("provider", "")
    known = token.provider if token is not None else ""
    return next((key for key in (asked, known) if key in PROVIDERS), "google")


def _state_of(token: Any) -> str:
    """missing, unasked, ended or given."""
    if token is None:
        return "missing"
    if token.ended_at is not None:
        return "ended"
    return "given" if token.sealed_refresh_token or token.sealed_access_token else "unasked"
