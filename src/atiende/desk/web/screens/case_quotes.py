"""Plans that a case follows, and quotes for its customer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.part_page import part_changed
from atiende.desk.web.quote_forms import QuoteForm, initial_of_quote
from atiende.desk.web.quotes_shown import shown_quote
from atiende.desk.web.staff_page import StaffRequest, accepted, page_or_part, staff_page
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.organisation.queries import organisation
from atiende.tasks.actions.apply_plan import apply_plan
from atiende.tasks.actions.draft_quote import draft_quote
from atiende.tasks.actions.send_quote import send_quote
from atiende.tasks.actions.withdraw_quote import withdraw_quote
from atiende.tasks.queries.plans import plans_for_brand, plans_of_case
from atiende.tasks.queries.proposing import proposed_first
from atiende.tasks.queries.quotes import get_quote_for, quotes_of_case
from atiende.tickets.queries import get_ticket_for
from atiende.tickets.rules.transitions import FINAL

PAGE = "desk:ticket_quotes"


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def case_quotes(request: StaffRequest, number: int) -> HttpResponse:
    return _shown(request, number)


@require_POST
@staff_page("tickets.note")
def plan_add(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    typed = request.POST.get("plan", "")
    plan_id = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else 0
    return part_changed(
        request,
        lambda: apply_plan(ticket_id=ticket.pk, template_id=plan_id, by=request.actor, at=utc_now()),
        lambda: _shown(request, number),
        number,
        page=PAGE,
        told=gettext("The case follows the plan: its tasks and its checklist are written down."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.reply")
def new_quote(request: StaffRequest, number: int) -> HttpResponse:
    return _edited(request, number, None)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.read")
def quote(request: StaffRequest, number: int, quote_id: int) -> HttpResponse:
    """A draft in its form; with ?edit the next version of what was sent; else as it stands."""
    ticket = get_ticket_for(request.actor, number)
    found = get_quote_for(request.actor, quote_id)
    if found.ticket_id != ticket.pk:
        raise NotFound
    writes = request.actor.may("tickets.reply")
    if writes and (found.state == "draft" or "edit" in request.GET or request.method == "POST"):
        return _edited(request, number, found)
    context = {"ticket": ticket, "each": shown_quote(found, at=utc_now()), "may_write": writes}
    return render(request, "desk/tasks/quote.html", context)


@require_POST
@staff_page("tickets.reply")
def act(request: StaffRequest, number: int, quote_id: int) -> HttpResponse:
    """Send or withdraw."""
    actor, at, value = request.actor, utc_now(), request.POST.get("value", "")
    acts: dict[str, tuple[Callable[[], object], str]] = {
        "send": (
            lambda: send_quote(quote_id=quote_id, by=actor, at=at),
            gettext("Sent. The customer answers on the portal."),
        ),
        "withdraw": (lambda: withdraw_quote(quote_id=quote_id, by=actor, at=at), gettext("Withdrawn.")),
    }
    if value not in acts:
        raise NotFound
    do, told = acts[value]
    return part_changed(request, do, lambda: _shown(request, number), number, page=PAGE, told=told)


def _edited(request: StaffRequest, number: int, found: Any) -> HttpResponse:
    actor = request.actor
    ticket = get_ticket_for(actor, number)
    company = organisation()
    typed = request.POST if request.method == "POST" else None
    rows = found.lines.count() + 2 if found is not None else 0
    asked = request.POST.get("rows", request.GET.get("rows", ""))
    rows = max(rows, int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 4 else 0)
    initial = initial_of_quote(found, currency=company.currency if company else "EUR")
    form = QuoteForm(typed, rows=rows, initial=initial)
    kept: list[Any] = []
    if request.method == "POST" and form.is_valid():
        offer, quote_id = form.typed(), found.pk if found is not None else None

        def draft() -> None:
            kept.append(
                draft_quote(ticket_id=ticket.pk, offer=offer, quote_id=quote_id, by=actor, at=utc_now())
            )

        if accepted(form, draft) is None:
            messages.success(request, gettext("Draft saved. Look it over, then send it."))
            return redirect(PAGE, number)
    context = {
        "ticket": ticket,
        "form": form,
        "quote": found,
        "more_rows": form.rows + 6,
        "part_name": gettext("Quote"),
    }
    return render(request, "desk/tasks/quote_edit.html", context, status=422 if form.errors else 200)


def _shown(request: StaffRequest, number: int) -> HttpResponse:
    actor, at = request.actor, utc_now()
    ticket = get_ticket_for(actor, number)
    is_open = ticket.category not in FINAL
    offered = plans_for_brand(ticket.brand_id) if actor.may("tickets.note") and is_open else []
    proposed, plans = proposed_first(offered, ticket.contact_reason_id)
    context: dict[str, object] = {
        "ticket": ticket,
        "part_name": gettext("Plans and quotes"),
        "followed": plans_of_case(actor, ticket.pk),
        "proposed": proposed,
        "plans": plans,
        "quotes": [shown_quote(row, at=at) for row in quotes_of_case(actor, ticket.pk)],
        "may_write": actor.may("tickets.reply") and is_open,
    }
    return page_or_part(request, "desk/tasks/quotes.html", "desk/tasks/quotes_part.html", context)
