"""The statuses of this installation and what they are called."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language, gettext, pgettext_lazy

from atiende.kernel.refusals import NotFound
from atiende.platform.postgres.reading import read_rows
from atiende.tickets.models import TicketStatus
from atiende.tickets.queries.counting_some import MANY
from atiende.tickets.rules.statuses import BUILTIN_STATUSES, Category

_COUNTS = """
SELECT status.id, (SELECT count(*) FROM (
    SELECT FROM tickets_ticket ticket WHERE ticket.status_id = status.id LIMIT %s) AS counted)
FROM tickets_ticketstatus status
"""
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
    return [words_of_status(row) for row in rows]


def words_of_status(status: TicketStatus) -> StatusShown:
    return status_shown(
        status.pk,
        status.key,
        status.category,
        status.label_for_agents,
        status.label_for_customers,
        status.is_builtin,
        status.is_in_use,
        status.label_for_agents_en,
        status.label_for_customers_en,
    )


def status_shown(
    pk: int,
    key: str,
    category: str,
    label_for_agents: str,
    label_for_customers: str,
    is_builtin: bool,
    is_in_use: bool,
    label_for_agents_en: str,
    label_for_customers_en: str,
) -> StatusShown:
    """Of what a row says."""
    return StatusShown(
        id=pk,
        key=key,
        category=Category(category),
        for_agents=word_for_agents(key, label_for_agents, label_for_agents_en),
        for_customers=_in_english(label_for_customers_en) or label_for_customers or _customers_word(key),
        is_builtin=is_builtin,
        is_in_use=is_in_use,
    )


def label_for_agents(status: TicketStatus) -> str:
    """The company's own word, else the program's in the language of the request."""
    return word_for_agents(status.key, status.label_for_agents, status.label_for_agents_en)


def word_for_agents(key: str, own: str, own_en: str = "") -> str:
    """The same of a status of which only its key and the company's own words (or nothing) are at hand."""
    return _in_english(own_en) or own or gettext(_FOR_AGENTS.get(key, key))


def label_for_customers(status: TicketStatus) -> str:
    """The company's own word, else the program's, in the customer's language and form of address."""
    own = _in_english(status.label_for_customers_en) or status.label_for_customers
    return own or _customers_word(status.key)


def status_in_use(key: str) -> TicketStatus | None:
    return TicketStatus.objects.filter(key=key, is_in_use=True).first()


def _in_english(label: str) -> str:
    """The company's English word, for who reads English."""
    return label if label and (get_language() or "").startswith("en") else ""


def _customers_word(key: str) -> str:
    return str(_FOR_CUSTOMERS.get(key, key))


def get_status(status_id: int) -> TicketStatus:
    """Raises NotFound."""
    found = TicketStatus.objects.filter(pk=status_id).first()
    if found is None:
        raise NotFound
    return found


def cases_of_statuses() -> dict[int, int]:
    """How many cases stand in each, counted to 1,000 each: for the page where they are set."""
    return dict(read_rows(_COUNTS, [MANY]))
