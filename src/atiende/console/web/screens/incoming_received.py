"""What came in at an incoming webhook, and the buttons for what failed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.guard import console_page
from atiende.console.web.paging import number_or_none
from atiende.console.web.screens.incoming_webhooks import address_of
from atiende.console.web.staff_page import StaffRequest, done, page_or_part
from atiende.console.web.webhooks_shown import RECEIVED
from atiende.integrations.actions.discard_received_webhook import discard_received_webhook
from atiende.integrations.actions.open_received_body import open_received_body
from atiende.integrations.actions.retry_received_webhook import retry_received_webhook
from atiende.integrations.queries.incoming import get_incoming_for, get_received_for, list_received
from atiende.integrations.queries.webhooks import readable_body
from atiende.kernel.clock import utc_now

GRANT = "settings.manage"
SHOWN_CHARACTERS = 100_000


@require_http_methods(["GET", "HEAD"])
@console_page(GRANT)
def received(request: StaffRequest, webhook_id: int) -> HttpResponse:
    """The newest first."""
    found = get_incoming_for(request.actor, webhook_id)
    state = request.GET.get("state", "")
    state = state if state in RECEIVED else ""
    cursor = number_or_none(request.GET.get("cursor", ""))
    page = list_received(request.actor, webhook_id, state=state, before=cursor)
    context = {
        "webhook": found,
        "address": address_of(found.key),
        "tab": "log",
        "received": [(each, RECEIVED[each.state]) for each in page.rows],
        "state": state,
        "states": [(code, word.text) for code, word in RECEIVED.items()],
        "next_cursor": page.next_before,
        "is_first": cursor is None,
        "is_moving": cursor is None and any(each.state == "waiting" for each in page.rows),
    }
    return page_or_part(
        request, "console/incoming_webhooks/log.html", "console/incoming_webhooks/log_part.html", context
    )


@require_POST
@console_page(GRANT)
def retry(request: StaffRequest, webhook_id: int, received_id: int) -> HttpResponse:
    return done(
        request,
        lambda: retry_received_webhook(
            webhook_id=webhook_id, received_id=received_id, by=request.actor, at=utc_now()
        ),
        gettext("It is read again."),
        webhook_id,
        next_page="console:incoming_webhook",
    )


@require_POST
@console_page(GRANT)
def discard(request: StaffRequest, webhook_id: int, received_id: int) -> HttpResponse:
    return done(
        request,
        lambda: discard_received_webhook(
            webhook_id=webhook_id, received_id=received_id, by=request.actor, at=utc_now()
        ),
        gettext("Its content is gone; that it came stays in the log."),
        webhook_id,
        next_page="console:incoming_webhook",
    )


@never_cache
@require_POST
@console_page(GRANT)
def body(request: StaffRequest, webhook_id: int, received_id: int) -> HttpResponse:
    """What could not be read, as it came; that somebody looked is noted in the audit."""
    content = open_received_body(
        webhook_id=webhook_id, received_id=received_id, by=request.actor, at=utc_now()
    )
    context = {
        "webhook": get_incoming_for(request.actor, webhook_id),
        "one": get_received_for(request.actor, webhook_id, received_id),
        "body": readable_body(content.decode("utf-8", "replace"))[:SHOWN_CHARACTERS],
    }
    return render(request, "console/incoming_webhooks/body.html", context)
