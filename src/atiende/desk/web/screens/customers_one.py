"""One customer: what is known of them, and the buttons on it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.customers import queries
from atiende.customers.actions.add_identifier import add_identifier
from atiende.customers.actions.change_customer import change_customer
from atiende.customers.actions.mark_reachable import mark_reachable
from atiende.customers.actions.remove_identifier import remove_identifier
from atiende.customers.actions.verify_identifier import verify_identifier
from atiende.customers.errors import IdentifierTaken
from atiende.desk.web.customer_shown import page_of_customer
from atiende.desk.web.forms_customers import CustomerForm, IdentifierForm
from atiende.desk.web.screens.customers import country_of_company
from atiende.desk.web.staff_page import StaffRequest, accepted, done, page_or_part, staff_page
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Conflict

DIALLED = ("phone", "whatsapp")


@require_http_methods(["GET", "HEAD"])
@staff_page("customers.read")
def customer(request: StaffRequest, customer_id: int) -> HttpResponse:
    found = queries.get_customer_for(request.actor, customer_id)
    survivor_id = queries.survivor_of(customer_id)
    if survivor_id != customer_id:
        return redirect("desk:customer", survivor_id)
    context = {**page_of_customer(request.actor, found, asked=request.GET), "form": IdentifierForm()}
    return page_or_part(request, "desk/customers/customer.html", "desk/customers/customer_part.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("customers.manage")
def edit(request: StaffRequest, customer_id: int) -> HttpResponse:
    found = queries.get_customer_for(request.actor, customer_id)
    company = queries.company_of(found)
    present = {
        "kind": found.kind,
        "name": found.name,
        "company": company.name if company else "",
        "language": found.language,
        "time_zone": found.time_zone,
        "version": found.version,
    }
    form = CustomerForm(
        request.POST if request.method == "POST" else None, actor=request.actor, initial=present
    )
    has_changed_meanwhile = False
    if request.method == "POST" and form.is_valid():
        refusal = accepted(form, lambda: _changed(form, request, customer_id))
        if refusal is None:
            messages.success(request, gettext("Saved."))
            return redirect("desk:customer", customer_id)
        has_changed_meanwhile = type(refusal) is Conflict
    if has_changed_meanwhile:
        form.data = {**request.POST.dict(), "version": str(found.version)}
    context = {
        "form": form,
        "customer": found,
        "present": present if has_changed_meanwhile else None,
        "companies": queries.find_companies(request.actor, size=50),
    }
    return render(request, "desk/customers/edit.html", context, status=422 if form.errors else 200)


@require_POST
@staff_page("customers.manage")
def identifier_add(request: StaffRequest, customer_id: int) -> HttpResponse:
    found = queries.get_customer_for(request.actor, customer_id)
    form = IdentifierForm(request.POST)
    refusal = None
    if form.is_valid():
        refusal = accepted(
            form,
            lambda: add_identifier(
                customer_id=customer_id,
                kind=form.cleaned_data["kind"],
                value=form.cleaned_data["value"],
                country=country_of_company() if form.cleaned_data["kind"] in DIALLED else "",
                by=request.actor,
                at=utc_now(),
            ),
        )
        if refusal is None:
            messages.success(request, gettext("Added."))
            return redirect("desk:customer", customer_id)
    taken_by = refusal.customer_id if isinstance(refusal, IdentifierTaken) else None
    context = {**page_of_customer(request.actor, found), "form": form, "taken_by": taken_by}
    return render(request, "desk/customers/customer.html", context, status=422)


@require_POST
@staff_page("customers.manage")
def identifier_verify(request: StaffRequest, customer_id: int, identifier_id: int) -> HttpResponse:
    return done(
        request,
        lambda: verify_identifier(
            identifier_id=identifier_id,
            method=request.POST.get("method", ""),
            by=request.actor,
            at=utc_now(),
        ),
        gettext("Verified."),
        customer_id,
        next_page="desk:customer",
    )


@require_POST
@staff_page("customers.manage")
def identifier_remove(request: StaffRequest, customer_id: int, identifier_id: int) -> HttpResponse:
    return done(
        request,
        lambda: remove_identifier(identifier_id=identifier_id, by=request.actor, at=utc_now()),
        gettext("Removed."),
        customer_id,
        next_page="desk:customer",
    )


@require_POST
@staff_page("customers.manage")
def identifier_works(request: StaffRequest, customer_id: int, identifier_id: int) -> HttpResponse:
    """Somebody knows that the address works again."""
    queries.get_customer_for(request.actor, customer_id)
    of_customer = queries.identifiers_of(queries.cluster_of(customer_id))
    for identifier in of_customer:
        if identifier.pk == identifier_id:
            mark_reachable(
                kind=identifier.kind, value=identifier.normal_value, by=request.actor, at=utc_now()
            )
    messages.success(request, gettext("It is written to again."))
    return redirect("desk:customer", customer_id)


def _changed(form: CustomerForm, request: StaffRequest, customer_id: int) -> None:
    change_customer(
        customer_id=customer_id,
        fields=form.typed(),
        version=form.cleaned_data.get("version") or 0,
        by=request.actor,
        at=utc_now(),
    )
