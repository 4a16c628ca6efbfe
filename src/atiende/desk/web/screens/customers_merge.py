"""Joining two customers that are the same, after a look at what comes together; and separating them again."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.customers import queries
from atiende.customers.actions.merge_customers import merge_customers
from atiende.customers.actions.unmerge_customer import unmerge_customer
from atiende.desk.web.customer_shown import page_of_customer, shown_identifiers
from atiende.desk.web.forms_customers import KeepForm
from atiende.desk.web.staff_page import StaffRequest, done, page_or_part, staff_page
from atiende.kernel.clock import utc_now

CANDIDATES = 10
MAX_QUERY = 100


@require_http_methods(["GET", "HEAD"])
@staff_page("customers.manage")
def merge(request: StaffRequest, customer_id: int) -> HttpResponse:
    """Without `other` a search for who it is; with it what comes together."""
    found = queries.get_customer_for(request.actor, customer_id)
    other_id = _number(request.GET.get("other", ""))
    if other_id is not None:
        return _preview(request, customer_id, other_id)
    query = request.GET.get("q", "").strip()[:MAX_QUERY]
    page = queries.list_customers(request.actor, search=query, kind=found.kind, size=CANDIDATES)
    rows = [row for row in page.rows if row.pk != queries.survivor_of(customer_id)] if query else []
    context: dict[str, object] = {
        "customer": found,
        "query": query,
        "rows": [(row, shown_identifiers(row.known_under)) for row in rows],  # type: ignore[attr-defined]
    }
    return page_or_part(request, "desk/customers/merge.html", "desk/customers/candidates.html", context)


@require_POST
@staff_page("customers.manage")
def merge_with(request: StaffRequest, customer_id: int) -> HttpResponse:
    """`keeps` says which of the two is kept: the other is found under it from now on."""
    other_id = _number(request.POST.get("other", "")) or 0
    source_id, target_id = (
        (customer_id, other_id) if request.POST.get("keeps") == "other" else (other_id, customer_id)
    )
    return done(
        request,
        lambda: merge_customers(source_id=source_id, target_id=target_id, by=request.actor, at=utc_now()),
        gettext("They are one customer now."),
        target_id,
        next_page="desk:customer",
    )


@require_POST
@staff_page("customers.manage")
def unmerge(request: StaffRequest, customer_id: int) -> HttpResponse:
    return done(
        request,
        lambda: unmerge_customer(source_id=customer_id, by=request.actor, at=utc_now()),
        gettext("They are two customers again."),
        customer_id,
        next_page="desk:customer",
    )


def _preview(request: StaffRequest, customer_id: int, other_id: int) -> HttpResponse:
    both = [queries.get_customer_for(request.actor, each) for each in (customer_id, other_id)]
    if queries.survivor_of(customer_id) == queries.survivor_of(other_id):
        return redirect("desk:customer", queries.survivor_of(customer_id))
    context = {
        "customer": both[0],
        "other": both[1],
        "form": KeepForm(this=_called(both[0]), other=_called(both[1])),
        "pages": [page_of_customer(request.actor, each) for each in both],
        "is_possible": both[0].kind == both[1].kind,
    }
    return render(request, "desk/customers/preview.html", context)


def _called(customer: Any) -> str:
    return customer.name or customer.folded_name or f"#{customer.pk}"


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None
