"""The statuses of this installation and what they are called."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, pgettext_lazy

from atiende.tickets.models import TicketStatus
from atiende.tickets.rules.statuses import BUILTIN_STATUSES, Category

_FOR_AGENTS = {status.key: status.for_agents for status in BUILTIN_STATUSES}
_FOR_CUSTOMERS = {
    "new": pgettext_lazy("customer", "Received"),
    "open": pgettext_lazy("customer", "In progress"),
    "waiting_customer": pgettext_lazy("customer", "Waiting for your answer"),
    "waiting_internal": pgettext_lazy("customer", "In progress"),
    "resolved": pgettext_lazy("customer", "Resolved"),
    "closed": pgettext_lazy("customer", "Closed"),
    "cancelled": pgettext_lazy("customer", "Cancelled"),
}


@dataclass(frozen=True, slots=True)
class StatusShown:
    """A status with its labels in the language of the request."""

    id: int
    key: str
    category: Category
    for_agents: str
    for_customers: str
    is_builtin: bool
    is_in_use: bool


def list_statuses(*, is_in_use: bool | None = True) -> list[StatusShown]:
    """In the company's order, in one query; None: those put aside too. What they are called is no secret."""
    rows = TicketStatus.objects.order_by("position", "pk")
    if is_in_use is not None:
        rows = rows.filter(is_in_use=is_in_use)
    return [shown(row) for row in rows]


def shown(status: TicketStatus) -> StatusShown:
    return status_shown(
        status.pk,
        status.key,
        status.category,
        status.label_for_agents,
        status.label_for_customers,
        status.is_builtin,
        status.is_in_use,
    )


def status_shown(
    pk: int,
    key: str,
    category: str,
    label_for_agents: str,
    label_for_customers: str,
    is_builtin: bool,
    is_in_use: bool,
) -> StatusShown:
    """Of what a row says."""
    return StatusShown(
        id=pk,
        key=key,
        category=Category(category),
        for_agents=label_for_agents or gettext(_FOR_AGENTS.get(key, key)),
        for_customers=label_for_customers or str(_FOR_CUSTOMERS.get(key, key)),
        is_builtin=is_builtin,
        is_in_use=is_in_use,
    )


def label_for_agents(status: TicketStatus) -> str:
    """The company's own word, else the program's in the language of the request."""
    return word_for_agents(status.key, status.label_for_agents)


def word_for_agents(key: str, own: str) -> str:
    """The same of a status of which only its key and the company's own word (or nothing) are at hand."""
    return own or gettext(_FOR_AGENTS.get(key, key))


def label_for_customers(status: TicketStatus) -> str:
    """The company's own word, else the program's, in the customer's language and form of address."""
    return status.label_for_customers or str(_FOR_CUSTOMERS.get(status.key, status.key))


def status_in_use(key: str) -> TicketStatus | None:
    return TicketStatus.objects.filter(key=key, is_in_use=True).first()
