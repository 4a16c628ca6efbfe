"""Open a case with what a customer wrote on the portal, without an account."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from atiende.channels.intake.blocked import count_blocked
from atiende.channels.intake.web_cases import NewWebCase, WebCase, open_web_case
from atiende.channels.queries.blocked import blocked_among
from atiende.channels.queries.own_addresses import mailboxes_by_address
from atiende.channels.rules.mail.own import plain_address
from atiende.channels.rules.web_form import (
    CHANNEL,
    NOT_A_CONTACT,
    OUR_OWN_ADDRESS,
    UNPROVED_ADDRESS,
    Contact,
    WebForm,
    contact_of,
)
from atiende.customers.actions.identify_customer import identify_customer
from atiende.customers.rules.identifiers import EMAIL
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.queries import get_open_brand_for, organisation
from atiende.tickets.actions.change_contact_reason import change_contact_reason
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.actions.mark_spam import mark_spam
from atiende.tickets.rules.incoming import Incoming


def open_case_of_form(
    *,
    brand_id: int,
    form: WebForm,
    language: str,
    key: str,
    submission: uuid.UUID,
    by: Actor,
    at: dt.datetime,
) -> WebCase:
    """The case, followed with `key`; the same `submission` again answers with the case that it made.

    Nobody proved who wrote: the message says so. Raises NotPermitted, NotFound, BrandIsArchived and InvalidInput.
    """
    by.require("tickets.reply")
    wanted = form.cleaned()
    contact = _checked(wanted)
    with transaction.atomic():
        brand = get_open_brand_for(by, brand_id)
        customer_id = identify_customer(
            kind=contact.kind, value=contact.value, name=wanted.name, by=by, at=at
        )
        message = Incoming(
            channel=CHANNEL,
            customer_id=customer_id,
            author_label=wanted.name,
            text=wanted.text,
            subject=wanted.subject,
            language=language,
            notices=(UNPROVED_ADDRESS,),
            attachments=wanted.files,
        )
        new = NewWebCase(
            brand=brand,
            subject=wanted.subject,
            address=contact.value if contact.kind == EMAIL else "",
            language=language,
            message=message,
            key=key,
            submission=submission,
        )
        opened, case = open_web_case(new, by=by, at=at)
        if blocked_id := blocked_among([new.address]).get(new.address):
            # Nobody proved that the address is theirs: the case is put aside, not the words.
            count_blocked(blocked_id, at=at)
            mark_spam(ticket_id=opened.ticket_id, by=SYSTEM, at=at)
        if not opened.is_repeated:
            _keep_answers(case.ticket_id, wanted, by=by, at=at)
        return case


def _keep_answers(ticket_id: int, form: WebForm, *, by: Actor, at: dt.datetime) -> None:
    if form.contact_reason_id is not None:
        change_contact_reason(ticket_id=ticket_id, reason_id=form.contact_reason_id, by=by, at=at)
    if form.answers:
        change_custom_fields(ticket_id=ticket_id, values=form.answers, by=by, at=at)


def _checked(form: WebForm) -> Contact:
    company = organisation()
    country = company.country if company else ""
    problems = form.problems(country=country)
    contact = contact_of(form.contact, country=country)
    if contact and contact.kind == EMAIL and plain_address(contact.value) in mailboxes_by_address():
        problems["contact"] = OUR_OWN_ADDRESS
    if problems or contact is None:
        raise InvalidInput(fields=problems or {"contact": NOT_A_CONTACT})
    return contact
