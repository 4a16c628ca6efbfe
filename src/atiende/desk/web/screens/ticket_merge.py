"""Let a case go on in another one, with a look at both, and take that back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.desk.web.ticket_changed import changed
from atiende.desk.web.ticket_list import rows_of
from atiende.desk.web.ticket_numbers import number_typed
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.refusals import sentence
from atiende.tickets.actions.merge_tickets import merge_tickets
from atiende.tickets.actions.unmerge_ticket import unmerge_ticket
from atiende.tickets.queries import answering_in, get_ticket_for, list_tickets, search_tickets
from atiende.tickets.rules.listing import Filters

CANDIDATES = 10


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.reply")
def merge(request: StaffRequest, number: int) -> HttpResponse:
    """Search the case in which this one goes on, look at both, and merge when sent."""
    ticket = get_ticket_for(request.actor, number)
    asked = (request.POST.get("other") or request.GET.get("other", "")).strip()
    other, told = _other(request, asked)
    if request.method == "POST" and other is not None:
        try:
            merge_tickets(
                source_id=ticket.pk,
                target_id=other.pk,
                by=request.actor,
                at=utc_now(),
                knows_answering=bool(request.POST.get("knows_answering")),
            )
        except (NotPermitted, NotFound):
            raise
        except Refusal as refusal:
            told = sentence(refusal)
        else:
            address = reverse("desk:ticket", args=[other.number])
            return redirect(f"{address}?{urlencode({'merged': ticket.number})}")
    return render(
        request,
        "desk/tickets/merge.html",
        _context(request, ticket, other, asked, told),
        status=422 if told else 200,
    )


@require_POST
@staff_page("tickets.reply")
def unmerge(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    return changed(
        request,
        number,
        lambda: unmerge_ticket(source_id=ticket.pk, by=request.actor, at=utc_now()),
        gettext("Separated again."),
    )


def _other(request: StaffRequest, asked: str) -> tuple[Any, str]:
    """The case of this number, and what is to be told when there is none; for words neither."""
    number = number_typed(asked)
    if not number:
        return None, ""
    try:
        return get_ticket_for(request.actor, number), ""
    except NotFound:
        return None, gettext("There is no case with this number that you can see.")


def _context(request: StaffRequest, ticket: Any, other: Any, asked: str, told: str) -> dict[str, object]:
    actor = request.actor
    is_search = other is None and bool(asked) and not number_typed(asked)
    return {
        "ticket": ticket,
        "other": other,
        "pair": rows_of([ticket, other]) if other is not None else [],
        "answering": answering_in([ticket.pk, other.pk], but=actor.id, at=utc_now())
        if other is not None
        else [],
        "found": _found(request, ticket, asked) if is_search else [],
        "is_search": is_search,
        "candidates": _of_same_customer(request, ticket) if other is None and not is_search else [],
        "asked": asked,
        "told": told,
        "is_same_customer": other is not None and other.customer_id == ticket.customer_id,
    }


def _found(request: StaffRequest, ticket: Any, words: str) -> list[Any]:
    page = search_tickets(request.actor, words, size=CANDIDATES, now=timezone.localtime(utc_now()))
    return rows_of([hit.ticket for hit in page.rows if hit.ticket.pk != ticket.pk])


def _of_same_customer(request: StaffRequest, ticket: Any) -> list[Any]:
    same = Filters(customer_ids=frozenset({ticket.customer_id}), categories=frozenset())
    page = list_tickets(request.actor, filters=same, size=CANDIDATES)
    return rows_of([row for row in page.rows if row.pk != ticket.pk])
