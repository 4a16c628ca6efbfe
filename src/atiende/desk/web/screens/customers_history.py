"""The history of a customer: a part of their page, narrowed and continued."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from atiende.customers import queries
from atiende.desk.web.customer_shown import history_context
from atiende.desk.web.staff_page import StaffRequest, page_or_part, staff_page


@require_http_methods(["GET", "HEAD"])
@staff_page("customers.read")
def history(request: StaffRequest, customer_id: int) -> HttpResponse:
    """For a script the lines alone; without one, a page of its own."""
    found = queries.get_customer_for(request.actor, customer_id)
    survivor_id, ids = queries.whole_of(customer_id)
    if survivor_id != customer_id:
        return redirect("desk:customer_history", survivor_id)
    context = {"customer": found, **history_context(request.actor, found, ids, request.GET)}
    return page_or_part(request, "desk/customers/history.html", "desk/customers/history_lines.html", context)
