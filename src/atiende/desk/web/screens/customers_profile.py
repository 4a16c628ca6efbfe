"""How a customer wants to be treated, who they are, and what the company asks of them: one form."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from atiende.customers import queries
from atiende.customers.actions.describe_customer import describe_customer
from atiende.desk.web.forms_profile import ProfileForm
from atiende.desk.web.staff_page import StaffRequest, accepted, staff_page
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Conflict


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("customers.manage")
def profile(request: StaffRequest, customer_id: int) -> HttpResponse:
    found = queries.get_customer_for(request.actor, customer_id)
    present, version = queries.own_profile_of(customer_id)
    form = ProfileForm(
        request.POST if request.method == "POST" else None,
        asked=queries.customer_fields(),
        present=present,
        version=version,
    )
    has_changed_meanwhile = False
    if request.method == "POST" and form.is_valid():
        refusal = accepted(form, lambda: _described(form, request, customer_id))
        if refusal is None:
            messages.success(request, gettext("Saved."))
            return redirect("desk:customer", customer_id)
        has_changed_meanwhile = type(refusal) is Conflict
    if has_changed_meanwhile:
        kept = request.POST.copy()
        kept["version"] = str(version)
        form.data = kept
    context = {"form": form, "customer": found, "has_changed_meanwhile": has_changed_meanwhile}
    return render(request, "desk/customers/profile.html", context, status=422 if form.errors else 200)


def _described(form: ProfileForm, request: StaffRequest, customer_id: int) -> None:
    describe_customer(
        customer_id=customer_id,
        profile=form.typed(),
        version=form.cleaned_data["version"],
        by=request.actor,
        at=utc_now(),
    )
