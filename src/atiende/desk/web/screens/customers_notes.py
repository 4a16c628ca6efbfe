"""Notes of colleagues on a customer: write, keep above, delete. Sent from the customer's page and from a case."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from atiende.customers import queries
from atiende.customers.actions.delete_customer_note import delete_customer_note
from atiende.customers.actions.note_on_customer import note_on_customer
from atiende.customers.actions.pin_customer_note import pin_customer_note
from atiende.desk.web.customer_shown import page_of_customer
from atiende.desk.web.forms_customers import IdentifierForm
from atiende.desk.web.forms_profile import NoteForm
from atiende.desk.web.staff_page import StaffRequest, accepted, staff_page
from atiende.kernel.clock import utc_now
from atiende.platform.refusals import act_and_tell


@require_POST
@staff_page("customers.manage")
def note_add(request: StaffRequest, customer_id: int) -> HttpResponse:
    found = queries.get_customer_for(request.actor, customer_id)
    form = NoteForm(request.POST)
    if form.is_valid() and accepted(form, lambda: _noted(form, request, customer_id)) is None:
        messages.success(request, gettext("Note saved."))
        return _back(request, customer_id)
    context = {
        **page_of_customer(request.actor, found, asked=request.GET),
        "form": IdentifierForm(),
        "note_form": form,
    }
    return render(request, "desk/customers/customer.html", context, status=422)


@require_POST
@staff_page("customers.manage")
def note_pin(request: StaffRequest, customer_id: int, note_id: int) -> HttpResponse:
    is_pinned = request.POST.get("value") == "on"
    return _acted(
        request,
        customer_id,
        lambda: pin_customer_note(note_id=note_id, is_pinned=is_pinned, by=request.actor, at=utc_now()),
        gettext("Saved."),
    )


@require_POST
@staff_page("customers.manage")
def note_delete(request: StaffRequest, customer_id: int, note_id: int) -> HttpResponse:
    return _acted(
        request,
        customer_id,
        lambda: delete_customer_note(note_id=note_id, by=request.actor, at=utc_now()),
        gettext("Note deleted."),
    )


def _acted(request: StaffRequest, customer_id: int, act: Callable[[], object], text: str) -> HttpResponse:
    act_and_tell(request, act, text)
    return _back(request, customer_id)


def _back(request: StaffRequest, customer_id: int) -> HttpResponse:
    """To the case from which it was sent, else to the customer."""
    to = request.POST.get("next", "")
    is_ours = to.startswith("/desk/") and url_has_allowed_host_and_scheme(to, {request.get_host()})
    return redirect(to) if is_ours else redirect("desk:customer", customer_id)


def _noted(form: NoteForm, request: StaffRequest, customer_id: int) -> None:
    note_on_customer(
        customer_id=customer_id,
        text=form.cleaned_data["text"],
        is_pinned=form.cleaned_data["is_pinned"],
        by=request.actor,
        at=utc_now(),
    )
