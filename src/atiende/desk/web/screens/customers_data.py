"""The rights of a customer over their data: everything out, everything away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.customers import queries
from atiende.desk.web.customer_shown import shown_identifiers
from atiende.desk.web.forms_customers import EraseForm
from atiende.desk.web.staff_page import StaffRequest, accepted, done, page_or_part, staff_page
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.platform.jobs.queries import get_long_job
from atiende.platform.storage import address_of
from atiende.privacy.actions.download_export import download_export
from atiende.privacy.actions.erase_customer import erase_customer
from atiende.privacy.actions.request_export import request_export
from atiende.privacy.queries import list_exports, require
from atiende.privacy.rules.erasing import KEPT_DAYS


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("customers.manage")
def data(request: StaffRequest, customer_id: int) -> HttpResponse:
    """The page of exports; sent, it erases."""
    require(request.actor)
    found = queries.get_customer_for(request.actor, customer_id)
    form = EraseForm(request.POST if request.method == "POST" else None, number=customer_id)
    if request.method == "POST" and form.is_valid() and _erased(form, request, customer_id):
        messages.success(request, gettext("All that was held on this customer was erased."))
        return redirect("desk:customers")
    context: dict[str, object] = {
        "customer": found,
        "form": form,
        "identifiers": shown_identifiers(queries.identifiers_of(queries.cluster_of(customer_id))),
        "joined": len(queries.cluster_of(customer_id)),
        **_exports(request, customer_id),
    }
    status = 422 if form.errors else 200
    return page_or_part(
        request, "desk/customers/data.html", "desk/customers/exports.html", context, status=status
    )


@require_POST
@staff_page("customers.manage")
def export(request: StaffRequest, customer_id: int) -> HttpResponse:
    return done(
        request,
        lambda: request_export(customer_id=customer_id, by=request.actor, at=utc_now()),
        gettext("The export is being made."),
        customer_id,
        next_page="desk:customer_data",
    )


@require_POST
@staff_page("customers.manage")
def download(request: StaffRequest, export_id: int) -> HttpResponse:
    """By a button, because looking is written into the audit; the address it leads to is good for minutes."""
    file = download_export(export_id=export_id, by=request.actor, at=utc_now())
    return redirect(address_of(file, user_id=request.actor.id))


def _erased(form: EraseForm, request: StaffRequest, customer_id: int) -> bool:
    refusal = accepted(
        form,
        lambda: erase_customer(
            customer_id=customer_id, rule=form.cleaned_data["rule"], by=request.actor, at=utc_now()
        ),
    )
    return refusal is None


def _exports(request: StaffRequest, customer_id: int) -> dict[str, object]:
    exports = []
    for each in list_exports(request.actor, customer_id):
        try:
            job = get_long_job(request.actor, each.long_job_id)
        except NotFound:
            job = None
        exports.append((each, job))
    waits = any(job is not None and not job.is_over for _, job in exports)
    return {"exports": exports, "waits": waits, "kept_days": KEPT_DAYS}
