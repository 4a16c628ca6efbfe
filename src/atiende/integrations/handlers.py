"""Reactions to what the rooms below announce: other systems are told of it."""

from __future__ import annotations

from atiende.automation.events import WebhookRequested
from atiende.catalogue.events import OrderSaved
from atiende.channels.events import MailboxFailing, MailboxRecovered
from atiende.customers.events import (
    CustomerChanged,
    CustomerCreated,
    CustomerErased,
    CustomerMerged,
    CustomerUnmerged,
)
from atiende.integrations.actions.forget_import_origin import forget_import_origin
from atiende.integrations.actions.owe_webhooks import Fact, owe_webhooks
from atiende.integrations.events import ImportStarted, WebhookMessagesQueued, WebhookReceived
from atiende.integrations.jobs import import_uploaded, post_to_failing, post_webhooks, read_received
from atiende.kernel.actors import SYSTEM
from atiende.kernel.events import Event
from atiende.platform.jobs import defer
from atiende.platform.outbox import Delivery, handles
from atiende.tickets.events import (
    DeliveryChanged,
    MessageQueued,
    MessageReceived,
    MessageSplitOff,
    TicketAssigned,
    TicketChanged,
    TicketErased,
    TicketMerged,
    TicketOpened,
    TicketPriorityChanged,
    TicketReopened,
    TicketsLinked,
    TicketSnoozed,
    TicketSolved,
    TicketStatusChanged,
    TicketsUnlinked,
    TicketTeamChanged,
    TicketUnmerged,
    TicketWoken,
)


@handles(
    CustomerChanged,
    CustomerCreated,
    CustomerErased,
    CustomerMerged,
    CustomerUnmerged,
    DeliveryChanged,
    MailboxFailing,
    MailboxRecovered,
    MessageQueued,
    MessageReceived,
    MessageSplitOff,
    OrderSaved,
    TicketAssigned,
    TicketChanged,
    TicketErased,
    TicketMerged,
    TicketOpened,
    TicketPriorityChanged,
    TicketReopened,
    TicketsLinked,
    TicketSnoozed,
    TicketSolved,
    TicketStatusChanged,
    TicketsUnlinked,
    TicketTeamChanged,
    TicketUnmerged,
    TicketWoken,
    WebhookRequested,
    is_on_demand=True,
)
def on_fact(event: Event, delivery: Delivery) -> None:
    fact = Fact(delivery.event_id, event.name, event.payload(), delivery.emitted_at, delivery.correlation_id)
    if owe_webhooks(fact=fact, by=SYSTEM, at=delivery.at):
        defer(post_webhooks)


@handles(WebhookMessagesQueued)
def on_messages_queued(event: WebhookMessagesQueued, delivery: Delivery) -> None:
    defer(post_webhooks)
    defer(post_to_failing)


@handles(WebhookReceived)
def on_received(event: WebhookReceived, delivery: Delivery) -> None:
    defer(read_received, received_id=event.received_webhook_id)


@handles(ImportStarted)
def on_import_started(event: ImportStarted, delivery: Delivery) -> None:
    defer(import_uploaded, import_id=event.import_id, long_job_id=event.long_job_id, language=event.language)


@handles(CustomerErased)
def on_customer_erased(event: CustomerErased, delivery: Delivery) -> None:
    forget_import_origin(kind="customer", object_id=event.customer_id, by=SYSTEM, at=delivery.at)


@handles(TicketErased)
def on_ticket_erased(event: TicketErased, delivery: Delivery) -> None:
    forget_import_origin(kind="ticket", object_id=event.ticket_id, by=SYSTEM, at=delivery.at)
