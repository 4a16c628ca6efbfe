"""Write to a customer who did not ask."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from atiende.customers.actions.identify_customer import identify_customer
from atiende.customers.queries import get_customer_for, identifiers_of
from atiende.desk.web.forms_tickets import NewTicketForm
from atiende.desk.web.staff_page import StaffRequest, accepted, staff_page
from atiende.desk.web.uploads import as_attachments, keep
from atiende.desk.web.words import words_of_workspace
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput, NotFound, Refusal
from atiende.tickets.actions.classify_ticket import classify_ticket
from atiende.tickets.actions.write_to_customer import write_to_customer
from atiende.tickets.panels.questions import named_as_questions
from atiende.tickets.rules.addresses import NOT_AN_ADDRESS, mail_address
from atiende.tickets.rules.outreach import Outreach


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.reply")
def new_ticket(request: StaffRequest) -> HttpResponse:
    form = NewTicketForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        actor=request.actor,
        initial=_of_customer(request),
    )
    if request.method == "POST" and (form.asks_more or "ask" in request.POST):
        return render(request, "desk/tickets/new.html", {"form": form, "is_asking": True})
    if request.method == "POST" and form.is_valid():
        made: list[int] = []
        if accepted(form, lambda: made.append(_asked(form, request))) is None:
            messages.success(request, gettext("Sent."))
            return redirect("desk:ticket", made[0])
    return render(
        request,
        "desk/tickets/new.html",
        {"form": form, "words": words_of_workspace()},
        status=422 if form.errors else 200,
    )


def _asked(form: NewTicketForm, request: StaffRequest) -> int:
    """A refusal of an answer stands at its question."""
    keys = {each.key for each in form.questions}
    try:
        return _written(form, request)
    except Refusal as refusal:
        answers = {key: words for key, words in refusal.fields.items() if key in keys}
        others = {key: words for key, words in refusal.fields.items() if key not in keys}
        refusal.fields = others | named_as_questions(answers)
        raise


def _written(form: NewTicketForm, request: StaffRequest) -> int:
    """The customer is found or made, and written to, or nothing happens at all."""
    data, at = form.cleaned_data, utc_now()
    if not mail_address(data["address"]):
        raise InvalidInput(fields={"address": NOT_AN_ADDRESS})
    files = [keep(file) for file in request.FILES.getlist("upload")]
    with transaction.atomic():
        customer_id = identify_customer(
            kind="email", value=data["address"], name=data["name"], by=request.actor, at=at
        )
        opened = write_to_customer(
            outreach=Outreach(
                brand_id=data["brand_id"],
                customer_id=customer_id,
                address=data["address"],
                subject=data["subject"],
                text=data["text"],
                html=data["html"],
                team_id=data["team_id"],
                priority=data["priority"],
                attachments=as_attachments(files),
                contact_reason_id=data["category"],
                custom_fields=form.answers(),
            ),
            by=request.actor,
            at=at,
            submission=data["submission"],
        )
        if data["interaction"] or data["phase"]:
            classify_ticket(
                ticket_id=opened.ticket_id,
                interaction=data["interaction"],
                phase=data["phase"],
                by=request.actor,
                at=at,
            )
    return opened.number


def _of_customer(request: StaffRequest) -> dict[str, object]:
    """`?customer=7` fills in whom it goes to."""
    text = request.GET.get("customer", "")
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        return {}
    try:
        customer = get_customer_for(request.actor, int(text))
    except NotFound:
        return {}
    mails = [each.value for each in identifiers_of({customer.pk}) if each.kind == "email"]
    return {"address": next(iter(mails), ""), "name": customer.name}
