"""The list of customers, and a new one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from atiende.customers import queries
from atiende.customers.actions.create_customer import create_customer
from atiende.customers.errors import IdentifierTaken, NotAnIdentifier
from atiende.customers.rules.identifiers import normal_identifier
from atiende.desk.web.customer_shown import shown_identifiers
from atiende.desk.web.forms_customers import NewCustomerForm
from atiende.desk.web.staff_page import StaffRequest, accepted, page_or_part, staff_page
from atiende.kernel.clock import utc_now
from atiende.organisation.queries import organisation

MAX_QUERY = 100
LISTED = 2


@require_http_methods(["GET", "HEAD"])
@staff_page("customers.read")
def customers(request: StaffRequest) -> HttpResponse:
    query, kind = request.GET.get("q", "").strip()[:MAX_QUERY], request.GET.get("kind", "")
    page = queries.list_customers(
        request.actor,
        search=query,
        kind=kind if kind in ("person", "company") else "",
        after=request.GET.get("cursor", ""),
    )
    context: dict[str, object] = {
        "rows": [(row, shown_identifiers(row.known_under)) for row in page.rows],  # type: ignore[attr-defined]
        "listed": LISTED,
        "next_after": page.next_after,
        "query": query,
        "kind": kind,
        "is_first": "cursor" not in request.GET,
        "may_manage": request.actor.may("customers.manage"),
    }
    return page_or_part(request, "desk/customers/list.html", "desk/customers/results.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("customers.manage")
def new_customer(request: StaffRequest) -> HttpResponse:
    initial = {
        "kind": "person",
        "company": request.GET.get("company", "")[:200],
        "name": request.GET.get("name", "")[:200],
    }
    form = NewCustomerForm(
        request.POST if request.method == "POST" else None, actor=request.actor, initial=initial
    )
    taken_by: int | None = None
    if request.method == "POST" and form.is_valid():
        made: list[int] = []
        refusal = accepted(form, lambda: made.append(_created(form, request)))
        if refusal is None:
            messages.success(request, gettext("Customer created."))
            return redirect("desk:customer", made[0])
        _point_at_field(form, refusal)
        taken_by = refusal.customer_id if isinstance(refusal, IdentifierTaken) else None
    context = {
        "form": form,
        "taken_by": taken_by,
        "companies": queries.find_companies(request.actor, size=50),
    }
    return render(request, "desk/customers/new.html", context, status=422 if form.errors else 200)


def country_of_company() -> str:
    """How a telephone without + is read: as it is dialled where the company is."""
    company = organisation()
    return company.country if company else ""


def _created(form: NewCustomerForm, request: StaffRequest) -> int:
    customer = create_customer(
        fields=form.typed(),
        identifiers=form.identifiers(country_of_company()),
        submission=form.cleaned_data["submission"],
        by=request.actor,
        at=utc_now(),
    )
    return customer.pk


def _point_at_field(form: NewCustomerForm, refusal: Exception) -> None:
    """A refused identifier speaks of `value`; here it has a field of its own."""
    if isinstance(refusal, NotAnIdentifier):
        country = country_of_company()
        for kind in ("email", "phone"):
            typed = form.cleaned_data.get(kind, "").strip()
            if typed and not normal_identifier(kind, typed, country):
                form.add_error(kind, gettext("This is not a valid address or number of that kind."))
