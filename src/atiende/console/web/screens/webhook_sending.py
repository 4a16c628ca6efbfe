"""Buttons that have something sent to a webhook now: a test, one message, all that failed, what waited."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from atiende.console.web.guard import console_page
from atiende.console.web.staff_page import StaffRequest, done
from atiende.console.web.webhooks_shown import since_of
from atiende.integrations.actions.resend_failed_webhooks import resend_failed_webhooks
from atiende.integrations.actions.resend_webhook import resend_webhook
from atiende.integrations.actions.resume_webhook import resume_webhook
from atiende.integrations.actions.try_webhook import try_webhook
from atiende.integrations.errors import WebhookIsPaused
from atiende.kernel.clock import utc_now
from atiende.platform.refusals import sentence

GRANT = "settings.manage"


@require_POST
@console_page(GRANT)
def test(request: StaffRequest, webhook_id: int) -> HttpResponse:
    """To the page of the message, where it is seen whether it arrives."""
    try:
        made = try_webhook(subscription_id=webhook_id, by=request.actor, at=utc_now())
    except WebhookIsPaused as paused:
        messages.error(request, sentence(paused))
        return redirect("console:webhook", webhook_id)
    return redirect("console:webhook_delivery", webhook_id, made.pk)


@require_POST
@console_page(GRANT)
def resend(request: StaffRequest, webhook_id: int, delivery_id: int) -> HttpResponse:
    return done(
        request,
        lambda: resend_webhook(
            subscription_id=webhook_id, delivery_id=delivery_id, by=request.actor, at=utc_now()
        ),
        gettext("It is sent again."),
        webhook_id,
        delivery_id,
        next_page="console:webhook_delivery",
    )


@require_POST
@console_page(GRANT)
def resend_failed(request: StaffRequest, webhook_id: int) -> HttpResponse:
    """All that failed in the span that was chosen."""
    now = utc_now()
    since = since_of(request.POST.get("hours", ""), at=now)
    try:
        count = resend_failed_webhooks(subscription_id=webhook_id, since=since, by=request.actor, at=now)
    except WebhookIsPaused as paused:
        messages.error(request, sentence(paused))
    else:
        text = ngettext("%(number)s message is sent again.", "%(number)s messages are sent again.", count)
        messages.success(request, text % {"number": count})
    return redirect("console:webhook", webhook_id)


@require_POST
@console_page(GRANT)
def resume(request: StaffRequest, webhook_id: int) -> HttpResponse:
    return done(
        request,
        lambda: resume_webhook(subscription_id=webhook_id, by=request.actor, at=utc_now()),
        gettext("It goes on: what waited is sent now."),
        webhook_id,
        next_page="console:webhook",
    )
