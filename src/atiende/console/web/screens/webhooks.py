"""Webhooks: the list, a new one, what one was told, its settings, and the buttons on it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.webhooks import WebhookForm
from atiende.console.web.guard import console_page
from atiende.console.web.paging import number_or_none
from atiende.console.web.saving import changed_meanwhile, saved
from atiende.console.web.staff_page import StaffRequest, accepted, done, page_or_part, posted
from atiende.console.web.webhooks_shown import DELIVERIES, REASONS, SINCE, event_label, row_of
from atiende.integrations.actions.change_webhook import change_webhook
from atiende.integrations.actions.pause_webhook import pause_webhook
from atiende.integrations.actions.renew_webhook_secret import renew_webhook_secret
from atiende.integrations.actions.subscribe_webhook import subscribe_webhook
from atiende.integrations.actions.unsubscribe_webhook import unsubscribe_webhook
from atiende.integrations.queries.webhooks import (
    fields_of_subscription,
    get_delivery_for,
    get_subscription_for,
    list_deliveries,
    list_subscriptions,
    readable_body,
)
from atiende.kernel.clock import utc_now

GRANT = "settings.manage"


@require_http_methods(["GET", "HEAD"])
@console_page(GRANT)
def webhooks(request: StaffRequest) -> HttpResponse:
    rows = [row_of(each) for each in list_subscriptions(request.actor)]
    return render(request, "console/webhooks/list.html", {"rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@console_page(GRANT)
def new_webhook(request: StaffRequest) -> HttpResponse:
    """The answer to what was typed is the only page that ever shows the secret."""
    form = WebhookForm(posted(request))
    found: list[tuple[int, str]] = []

    def make() -> None:
        made, secret = subscribe_webhook(fields=form.typed(), by=request.actor, at=utc_now())
        found.append((made.pk, secret))

    if request.method == "POST" and form.is_valid() and accepted(form, make):
        (webhook_id, secret) = found[0]
        return _secret(request, webhook_id, secret)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "console/webhooks/new.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD"])
@console_page(GRANT)
def webhook(request: StaffRequest, webhook_id: int) -> HttpResponse:
    """What it was told, the newest first."""
    found = get_subscription_for(request.actor, webhook_id)
    state = request.GET.get("state", "")
    state = state if state in DELIVERIES else ""
    cursor = number_or_none(request.GET.get("cursor", ""))
    page = list_deliveries(request.actor, webhook_id, state=state, before=cursor)
    context = {
        "row": row_of(found),
        "webhook": found,
        "tab": "log",
        "why_paused": REASONS[found.pause.reason] if hasattr(found, "pause") else "",
        "deliveries": [
            (each, DELIVERIES[each.state], event_label(each.event_type), list(each.tries.all())[-1:])
            for each in page.rows
        ],
        "state": state,
        "states": [(code, word.text) for code, word in DELIVERIES.items()],
        "spans": SINCE,
        "next_cursor": page.next_before,
        "is_first": cursor is None,
        "is_moving": cursor is None and any(each.state == "waiting" for each in page.rows),
    }
    return page_or_part(request, "console/webhooks/log.html", "console/webhooks/log_part.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page(GRANT)
def settings(request: StaffRequest, webhook_id: int) -> HttpResponse:
    found = get_subscription_for(request.actor, webhook_id)
    present = fields_of_subscription(found)
    initial = {
        "url": present.url,
        "description": present.description,
        "event_types": list(present.event_types),
        "version": found.version,
    }
    form = WebhookForm(posted(request), initial=initial)
    if saved(
        request,
        form,
        lambda: change_webhook(
            subscription_id=webhook_id,
            fields=form.typed(),
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect("console:webhook_settings", webhook_id)
    context = {
        "row": row_of(found),
        "webhook": found,
        "tab": "settings",
        "form": form,
        "now": utc_now(),
        "changed_meanwhile": changed_meanwhile(form),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "console/webhooks/settings.html", context, status=status)


@require_http_methods(["GET", "HEAD"])
@console_page(GRANT)
def delivery(request: StaffRequest, webhook_id: int, delivery_id: int) -> HttpResponse:
    """One message: what was sent, and each attempt with what came back."""
    found = get_delivery_for(request.actor, webhook_id, delivery_id)
    context = {
        "webhook": found.subscription,
        "delivery": found,
        "word": DELIVERIES[found.state],
        "label": event_label(found.event_type),
        "body": readable_body(found.body),
        "is_paused": hasattr(found.subscription, "pause"),
    }
    return page_or_part(
        request, "console/webhooks/delivery.html", "console/webhooks/delivery_part.html", context
    )


@never_cache
@require_POST
@console_page(GRANT)
def renew_secret(request: StaffRequest, webhook_id: int) -> HttpResponse:
    secret = renew_webhook_secret(subscription_id=webhook_id, by=request.actor, at=utc_now())
    return _secret(request, webhook_id, secret, is_renewed=True)


@require_POST
@console_page(GRANT)
def pause(request: StaffRequest, webhook_id: int) -> HttpResponse:
    return done(
        request,
        lambda: pause_webhook(subscription_id=webhook_id, by=request.actor, at=utc_now()),
        gettext("Paused: nothing is sent until you resume."),
        webhook_id,
        next_page="console:webhook",
    )


@require_POST
@console_page(GRANT)
def remove(request: StaffRequest, webhook_id: int) -> HttpResponse:
    return done(
        request,
        lambda: unsubscribe_webhook(subscription_id=webhook_id, by=request.actor, at=utc_now()),
        gettext("Webhook removed."),
        next_page="console:webhooks",
    )


def _secret(request: StaffRequest, webhook_id: int, secret: str, *, is_renewed: bool = False) -> HttpResponse:
    context = {
        "webhook": get_subscription_for(request.actor, webhook_id),
        "secret": secret,
        "is_renewed": is_renewed,
    }
    return render(request, "console/webhooks/secret.html", context)
