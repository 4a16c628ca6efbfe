"""What other systems may be told of: the facts of the house under the names that go over the wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from atiende.kernel.refusals import gettext_noop as _


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """`type` is what goes over the wire, `event` the fact of the house, `label` a msgid."""

    type: str
    event: str
    label: str


CASES: Final = (
    ToldEvent("ticket.opened", "tickets.opened.v1", _("A case was opened")),
    ToldEvent("ticket.message_received", "tickets.message_received.v1", _("A customer wrote in a case")),
    ToldEvent("ticket.message_queued", "tickets.message_queued.v1", _("An answer to a customer was written")),
    ToldEvent("ticket.delivery_changed", "tickets.delivery_changed.v1", _("An answer was sent, or failed")),
    ToldEvent("ticket.status_changed", "tickets.status_changed.v1", _("The status of a case changed")),
    ToldEvent("ticket.solved", "tickets.solved.v1", _("A case was solved")),
    ToldEvent("ticket.reopened", "tickets.reopened.v1", _("A solved case was opened again")),
    ToldEvent("ticket.assigned", "tickets.assigned.v1", _("A case was assigned to somebody, or to nobody")),
    ToldEvent("ticket.team_changed", "tickets.team_changed.v1", _("A case went to another team")),
    ToldEvent("ticket.priority_changed", "tickets.priority_changed.v1", _("The priority of a case changed")),
    ToldEvent("ticket.snoozed", "tickets.snoozed.v1", _("A case was put off")),
    ToldEvent("ticket.woken", "tickets.woken.v1", _("A case that was put off is back")),
    ToldEvent("ticket.changed", "tickets.changed.v1", _("Subject, tags, brand or fields of a case changed")),
    ToldEvent("ticket.merged", "tickets.merged.v1", _("A case was joined with another")),
    ToldEvent("ticket.unmerged", "tickets.unmerged.v1", _("A joined case was separated again")),
    ToldEvent(
        "ticket.message_split_off", "tickets.message_split_off.v1", _("A message became a case of its own")
    ),
    ToldEvent("ticket.linked", "tickets.linked.v1", _("A case was linked with another")),
    ToldEvent("ticket.unlinked", "tickets.unlinked.v1", _("The link between two cases was removed")),
    ToldEvent("ticket.rule_signal", "automation.webhook_requested.v1", _("A rule tells of a case")),
    ToldEvent("ticket.erased", "tickets.erased.v1", _("The personal data of a case were erased")),
)
CUSTOMERS: Final = (
    ToldEvent("customer.created", "customers.created.v1", _("A customer became known")),
    ToldEvent("customer.changed", "customers.changed.v1", _("The data of a customer changed")),
    ToldEvent("customer.merged", "customers.merged.v1", _("A customer was joined with another")),
    ToldEvent("customer.unmerged", "customers.unmerged.v1", _("A joined customer was separated again")),
    ToldEvent("customer.erased", "customers.erased.v1", _("A customer was erased")),
    ToldEvent("order.saved", "catalogue.order_saved.v1", _("An order was kept or changed")),
)
SYSTEM: Final = (
    ToldEvent("mailbox.failing", "channels.mailbox_failing.v1", _("A mailbox is not being read")),
    ToldEvent("mailbox.recovered", "channels.mailbox_recovered.v1", _("A mailbox is read again")),
)
GROUPS: Final = ((_("Cases"), CASES), (_("Customers and orders"), CUSTOMERS), (_("System"), SYSTEM))
TOLD: Final[Mapping[str, ToldEvent]] = {told.event: told for _label, group in GROUPS for told in group}
TYPES: Final = tuple(told.type for told in TOLD.values())
TEST: Final = "webhook.test"

NOT_TOLD: Final[Mapping[str, str]] = {
    "tickets.note_added.v1": "what the team says among itself stays inside",
    "tickets.participant_added.v1": "who takes part is asked for with the case",
    "tickets.participant_removed.v1": "as above",
    "tickets.shared.v1": "who may see what is the house's own business",
    "tickets.unshared.v1": "as above",
    "tickets.tracking_key_given.v1": "a key is between the company and its customer",
    "tickets.handed_over.v1": "told as the change of team or person that it is",
    "tickets.message_forwarded.v1": "a mail to somebody outside the case is between those who write it",
    "tickets.reply_held.v1": "what waits to be sent is the team's own; what was sent is told",
    "tickets.review_asked.v1": "drafts and what is said of them stay inside",
    "tickets.review_decided.v1": "as above",
    "customers.consent_given.v1": "asked for with the customer",
    "customers.consent_withdrawn.v1": "as above",
    "customers.noted.v1": "what the team says of a customer stays inside",
    "customers.told_apart.v1": "the house's own bookkeeping",
    "customers.duplicates_wanted.v1": "as above",
    "customers.identifier_added.v1": "told as a change of the customer would be; asked for with the customer",
    "customers.identifier_removed.v1": "as above",
    "customers.identifier_reachable.v1": "as above",
    "customers.identifier_unreachable.v1": "as above",
    "customers.identifier_verified.v1": "as above",
}
"""Facts of cases and customers that are kept back, each with its reason."""
