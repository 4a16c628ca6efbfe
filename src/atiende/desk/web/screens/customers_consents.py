"""What a customer agreed to: all that was said, a new yes, and a no."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.customers import queries
from atiende.customers.actions.record_consent import record_consent
from atiende.customers.actions.withdraw_consent import withdraw_consent
from atiende.desk.web.consents_shown import PURPOSES, WAYS, consents_shown
from atiende.desk.web.forms_profile import ConsentForm
from atiende.desk.web.staff_page import StaffRequest, accepted, done, staff_page
from atiende.kernel.clock import utc_now


@require_http_methods(["GET", "HEAD"])
@staff_page("customers.read")
def consents(request: StaffRequest, customer_id: int) -> HttpResponse:
    purpose = request.GET.get("purpose", "")
    initial = {
        "given_at": timezone.localtime(utc_now()).date(),
        "purpose": purpose if purpose in PURPOSES else None,
    }
    return _page(request, customer_id, ConsentForm(initial=initial))


@require_POST
@staff_page("customers.manage")
def consent_give(request: StaffRequest, customer_id: int) -> HttpResponse:
    form = ConsentForm(request.POST)
    if form.is_valid() and accepted(form, lambda: _given(form, request, customer_id)) is None:
        messages.success(request, gettext("Consent recorded."))
        return redirect("desk:customer_consents", customer_id)
    return _page(request, customer_id, form, status=422)


@require_POST
@staff_page("customers.manage")
def consent_withdraw(request: StaffRequest, customer_id: int, consent_id: int) -> HttpResponse:
    return done(
        request,
        lambda: withdraw_consent(
            consent_id=consent_id, how=request.POST.get("how", ""), by=request.actor, at=utc_now()
        ),
        gettext("Consent withdrawn. From now on it does not count."),
        customer_id,
        next_page="desk:customer_consents",
    )


def _page(request: StaffRequest, customer_id: int, form: ConsentForm, *, status: int = 200) -> HttpResponse:
    found = queries.get_customer_for(request.actor, customer_id)
    said = queries.consents_of(request.actor, queries.cluster_of(customer_id))
    context = {
        "customer": found,
        "purposes": consents_shown(said),
        "ways": list(WAYS.items()),
        "form": form,
        "may_manage": request.actor.may("customers.manage"),
    }
    return render(request, "desk/customers/consents.html", context, status=status)


def _given(form: ConsentForm, request: StaffRequest, customer_id: int) -> None:
    record_consent(
        customer_id=customer_id,
        purpose=form.cleaned_data["purpose"],
        how=form.cleaned_data["how"],
        proof=form.cleaned_data["proof"],
        given_at=form.instant(),
        by=request.actor,
        at=utc_now(),
    )
