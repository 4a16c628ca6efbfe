"""The values of variables in one case, for one writer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import override

from atiende.kernel.actors import Actor
from atiende.organisation.queries import house_values
from atiende.organisation.rules.variables import in_both_tongues
from atiende.playbooks.rules.variables import (
    CAMPO,
    CASE_NUMBER,
    CASE_STATUS,
    CASE_SUBJECT,
    CASE_TEAM,
    CUSTOMER_COMPANY,
    CUSTOMER_EMAIL,
    CUSTOMER_FIRST_NAME,
    CUSTOMER_NAME,
    FIELD,
    SPANISH,
    first_name_of,
)
from atiende.tickets.queries import label_for_customers, requester_of


def values_in(ticket: Any, writer: Actor, *, at: dt.datetime) -> dict[str, str]:
    """By names in lower case, in both languages. What is empty is missing."""
    customer = ticket.customer
    is_person = customer.kind == "person"
    company = customer.company
    asked = requester_of(ticket.pk)
    with override(ticket.language or ticket.brand.language):
        status = label_for_customers(ticket.status)
    values = {
        **house_values(writer.id, ticket.brand, language=ticket.language, zone=ticket.time_zone, at=at),
        CUSTOMER_FIRST_NAME: first_name_of(customer.name) if is_person else customer.name,
        CUSTOMER_NAME: customer.name,
        CUSTOMER_EMAIL: asked.address if asked else "",
        CUSTOMER_COMPANY: company.name if company else ("" if is_person else customer.name),
        CASE_NUMBER: str(ticket.number),
        CASE_SUBJECT: ticket.subject,
        CASE_STATUS: status,
        CASE_TEAM: ticket.team.name if ticket.team else "",
    }
    return in_both_tongues(values, SPANISH) | _fields(ticket.custom_fields)


def _fields(answers: Mapping[str, object]) -> dict[str, str]:
    told = {key.lower(): _told(value) for key, value in answers.items()}
    return {f"{start}{key}": value for key, value in told.items() for start in (FIELD, CAMPO)}


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "sí" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)
