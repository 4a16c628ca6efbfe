"""Facts that integrations announces. `fields` are names of columns, joined by commas; values never travel."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class WebhookSubscribed(Event):
    """Another system wants to be told of what happens here."""

    name = "integrations.webhook_subscribed.v1"
    aggregate_kind = "webhook_subscription"
    webhook_subscription_id: int
    created_by: int


@dataclass(frozen=True, slots=True)
class WebhookSubscriptionChanged(Event):
    """Address, events or secret of a subscription are different now."""

    name = "integrations.webhook_subscription_changed.v1"
    aggregate_kind = "webhook_subscription"
    webhook_subscription_id: int
    fields: str
    changed_by: int


@dataclass(frozen=True, slots=True)
class WebhookPaused(Event):
    """Nothing is told until somebody resumes. `reason`: person, gone, failing or owner."""

    name = "integrations.webhook_paused.v1"
    aggregate_kind = "webhook_subscription"
    webhook_subscription_id: int
    reason: str
    paused_by: int


@dataclass(frozen=True, slots=True)
class WebhookResumed(Event):
    """A paused subscription is told again."""

    name = "integrations.webhook_resumed.v1"
    aggregate_kind = "webhook_subscription"
    webhook_subscription_id: int
    resumed_by: int


@dataclass(frozen=True, slots=True)
class WebhookUnsubscribed(Event):
    """The subscription and its log are gone."""

    name = "integrations.webhook_unsubscribed.v1"
    aggregate_kind = "webhook_subscription"
    webhook_subscription_id: int
    removed_by: int


@dataclass(frozen=True, slots=True)
class IncomingWebhookCreated(Event):
    """There is an address at which another system hands in cases."""

    name = "integrations.incoming_webhook_created.v1"
    aggregate_kind = "incoming_webhook"
    incoming_webhook_id: int
    brand_id: int
    created_by: int


@dataclass(frozen=True, slots=True)
class IncomingWebhookChanged(Event):
    """What is made of what comes in, or how it is signed, is different now."""

    name = "integrations.incoming_webhook_changed.v1"
    aggregate_kind = "incoming_webhook"
    incoming_webhook_id: int
    fields: str
    changed_by: int


@dataclass(frozen=True, slots=True)
class IncomingWebhookRemoved(Event):
    """The address takes nothing any more, and its log is gone."""

    name = "integrations.incoming_webhook_removed.v1"
    aggregate_kind = "incoming_webhook"
    incoming_webhook_id: int
    removed_by: int


@dataclass(frozen=True, slots=True)
class WebhookMessagesQueued(Event):
    """Messages that nobody sends by themselves are due: a test, or what a person has sent again."""

    name = "integrations.webhook_messages_queued.v1"
    aggregate_kind = "webhook_subscription"
    webhook_subscription_id: int


@dataclass(frozen=True, slots=True)
class WebhookReceived(Event):
    """A message of another system is kept, and waits to be read."""

    name = "integrations.webhook_received.v1"
    aggregate_kind = "incoming_webhook"
    incoming_webhook_id: int
    received_webhook_id: int


@dataclass(frozen=True, slots=True)
class ImportStarted(Event):
    """What another system left behind is to be tried or brought in. `language`: of the lines that are left out."""

    name = "integrations.import_started.v1"
    aggregate_kind = "import"
    import_id: int
    long_job_id: int
    language: str
