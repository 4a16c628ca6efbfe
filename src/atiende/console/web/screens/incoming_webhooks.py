"""Incoming webhooks: the list, a new one, the settings of one with a box to try them, and its buttons."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.incoming_webhooks import IncomingWebhookForm, initial_of
from atiende.console.web.guard import console_page
from atiende.console.web.saving import changed_meanwhile, saved
from atiende.console.web.staff_page import StaffRequest, accepted, done, posted
from atiende.console.web.webhooks_shown import PRIORITY_WORDS
from atiende.identity.queries import public_address
from atiende.integrations.actions.add_incoming_webhook import add_incoming_webhook
from atiende.integrations.actions.change_incoming_webhook import change_incoming_webhook
from atiende.integrations.actions.remove_incoming_webhook import remove_incoming_webhook
from atiende.integrations.actions.renew_incoming_secret import renew_incoming_secret
from atiende.integrations.actions.switch_incoming_webhook import switch_incoming_webhook
from atiende.integrations.queries.incoming import fields_of_incoming, get_incoming_for, list_incoming
from atiende.integrations.queries.trying import tried
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput
from atiende.platform.refusals import show_on_form

GRANT = "settings.manage"


@require_http_methods(["GET", "HEAD"])
@console_page(GRANT)
def incoming_webhooks(request: StaffRequest) -> HttpResponse:
    return render(request, "console/incoming_webhooks/list.html", {"rows": list_incoming(request.actor)})


@never_cache
@sensitive_post_parameters("secret")
@require_http_methods(["GET", "HEAD", "POST"])
@console_page(GRANT)
def new_incoming(request: StaffRequest) -> HttpResponse:
    """The answer to what was typed is the only page that ever shows the secret."""
    form = IncomingWebhookForm(posted(request), actor=request.actor, is_new=True)
    if request.POST.get("go") == "try":
        return _shown(request, "console/incoming_webhooks/new.html", form, _trial(form))
    found: list[tuple[int, str]] = []

    def make() -> None:
        made, secret = add_incoming_webhook(
            fields=form.typed(), secret=form.cleaned_data["secret"], by=request.actor, at=utc_now()
        )
        found.append((made.pk, secret))

    if request.method == "POST" and form.is_valid() and accepted(form, make):
        return _secret(request, *found[0])
    return _shown(request, "console/incoming_webhooks/new.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page(GRANT)
def settings(request: StaffRequest, webhook_id: int) -> HttpResponse:
    found = get_incoming_for(request.actor, webhook_id)
    form = IncomingWebhookForm(
        posted(request),
        actor=request.actor,
        is_new=False,
        kept_brand_id=found.brand_id,
        initial={**initial_of(fields_of_incoming(found)), "version": found.version},
    )
    context = {"webhook": found, "tab": "settings", "now": utc_now(), "address": address_of(found.key)}
    if request.POST.get("go") == "try":
        return _shown(request, "console/incoming_webhooks/settings.html", form, {**context, **_trial(form)})
    if saved(
        request,
        form,
        lambda: change_incoming_webhook(
            webhook_id=webhook_id,
            fields=form.typed(),
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect("console:incoming_webhook_settings", webhook_id)
    context["changed_meanwhile"] = changed_meanwhile(form)
    return _shown(request, "console/incoming_webhooks/settings.html", form, context)


@never_cache
@require_POST
@console_page(GRANT)
def renew_secret(request: StaffRequest, webhook_id: int) -> HttpResponse:
    secret = renew_incoming_secret(webhook_id=webhook_id, by=request.actor, at=utc_now())
    return _secret(request, webhook_id, secret, is_renewed=True)


@require_POST
@console_page(GRANT)
def switch(request: StaffRequest, webhook_id: int) -> HttpResponse:
    """Off with "off", else on."""
    is_paused = request.POST.get("to") == "off"
    words = (
        gettext("Paused: who sends is told to come back later.")
        if is_paused
        else gettext("It takes messages again.")
    )
    return done(
        request,
        lambda: switch_incoming_webhook(
            webhook_id=webhook_id, is_paused=is_paused, by=request.actor, at=utc_now()
        ),
        words,
        webhook_id,
        next_page="console:incoming_webhook",
    )


@require_POST
@console_page(GRANT)
def remove(request: StaffRequest, webhook_id: int) -> HttpResponse:
    return done(
        request,
        lambda: remove_incoming_webhook(webhook_id=webhook_id, by=request.actor, at=utc_now()),
        gettext("Incoming webhook removed. Its cases stay."),
        next_page="console:incoming_webhooks",
    )


def address_of(key: str) -> str:
    """The whole address, for the other system."""
    return public_address(reverse("integrations:incoming_webhook", args=[key]))


def _trial(form: IncomingWebhookForm) -> dict[str, object]:
    """What would become of the sample by what is typed; problems stand in the form."""
    if not form.is_valid():
        return {}
    fields = form.typed().cleaned()
    if problems := fields.problems():
        show_on_form(InvalidInput(fields=problems), form)
        return {}
    trial = tried(fields, form.cleaned_data["sample"])
    priority = PRIORITY_WORDS[trial.draft.priority] if trial.draft else ""
    return {"trial": trial, "trial_priority": priority}


def _shown(
    request: StaffRequest, template: str, form: IncomingWebhookForm, context: dict[str, object] | None = None
) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **(context or {})}, status=status)


def _secret(request: StaffRequest, webhook_id: int, secret: str, *, is_renewed: bool = False) -> HttpResponse:
    found = get_incoming_for(request.actor, webhook_id)
    context = {
        "webhook": found,
        "secret": secret,
        "is_renewed": is_renewed,
        "address": address_of(found.key),
    }
    return render(request, "console/incoming_webhooks/secret.html", context)
