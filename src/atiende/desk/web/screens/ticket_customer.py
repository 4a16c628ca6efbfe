"""What is known of the customer of a case and what their history suggests: fetched when one turns to it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from atiende.customers.queries import whole_of
from atiende.desk.web.customer_shown import known_of
from atiende.desk.web.staff_page import StaffRequest, page_or_part, staff_page
from atiende.desk.web.suggestions_shown import suggestions_shown
from atiende.kernel.clock import utc_now
from atiende.tickets.actions.dismiss_suggestion import dismiss_suggestion
from atiende.tickets.actions.restore_suggestions import restore_suggestions
from atiende.tickets.queries import get_ticket_for, suggestions_in
from atiende.tickets.rules.statuses import UNDER_WAY


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def of_customer(request: StaffRequest, number: int) -> HttpResponse:
    """For a script the part of the panel; without one, a page of its own."""
    return _shown(request, number)


@require_POST
@staff_page("tickets.note")
def dismiss(request: StaffRequest, number: int) -> HttpResponse:
    key = request.POST.get("key", "")
    return _acted(
        request,
        number,
        lambda ticket_id: dismiss_suggestion(ticket_id=ticket_id, key=key, by=request.actor, at=utc_now()),
    )


@require_POST
@staff_page("tickets.note")
def restore(request: StaffRequest, number: int) -> HttpResponse:
    return _acted(
        request,
        number,
        lambda ticket_id: restore_suggestions(ticket_id=ticket_id, by=request.actor, at=utc_now()),
    )


def _acted(request: StaffRequest, number: int, act: Callable[[int], object]) -> HttpResponse:
    act(get_ticket_for(request.actor, number).pk)
    if request.headers.get("HX-Request") == "true":
        return _shown(request, number)
    return redirect("desk:ticket_customer", number)


def _shown(request: StaffRequest, number: int) -> HttpResponse:
    actor = request.actor
    ticket = get_ticket_for(actor, number)
    survivor_id, ids = whole_of(ticket.customer_id)
    context: dict[str, object] = {
        "ticket": ticket,
        "customer_id": survivor_id,
        "sees_customer": actor.may("customers.read"),
        "may_note_customer": actor.may("customers.manage"),
        "may_dismiss": actor.may("tickets.note"),
        "may_link": actor.may("tickets.reply") or actor.may("tickets.manage"),
        **known_of(actor, survivor_id, ids),
    }
    if ticket.category in UNDER_WAY:
        found = suggestions_in(
            actor, ticket, survivor_id=survivor_id, customer_ids=ids, now=timezone.localtime(utc_now())
        )
        context["suggestions"] = suggestions_shown(found.suggestions)
        context["dismissed"] = found.dismissed
    return page_or_part(
        request, "desk/tickets/customer_page.html", "desk/tickets/customer_part.html", context
    )
