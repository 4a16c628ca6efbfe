"""Reactions to what the rooms below announce: other systems are told of it."""

from __future__ import annotations

from atiende.catalogue.events import OrderSaved
from atiende.channels.events import MailboxFailing, MailboxRecovered
from atiende.customers.events import (
    CustomerChanged,
    CustomerCreated,
    CustomerErased,
    CustomerMerged,
    CustomerUnmerged,
)
from atiende.integrations.actions.owe_webhooks import Fact, owe_webhooks
from atiende.integrations.events import WebhookMessagesQueued, WebhookReceived
from atiende.integrations.jobs import post_to_failing, post_webhooks, read_received
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


@handles(CustomerChanged)
@handles(CustomerCreated)
@handles(CustomerErased)
@handles(CustomerMerged)
@handles(CustomerUnmerged)
@handles(DeliveryChanged)
@handles(MailboxFailing)
@handles(MailboxRecovered)
@handles(MessageQueued)
@handles(MessageReceived)
@handles(MessageSplitOff)
@handles(OrderSaved)
@handles(TicketAssigned)
@handles(TicketChanged)
@handles(TicketErased)
@handles(TicketMerged)
@handles(TicketOpened)
@handles(TicketPriorityChanged)
@handles(TicketReopened)
@handles(TicketsLinked)
@handles(TicketSnoozed)
@handles(TicketSolved)
@handles(TicketStatusChanged)
@handles(TicketsUnlinked)
@handles(TicketTeamChanged)
@handles(TicketUnmerged)
@handles(TicketWoken)
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
