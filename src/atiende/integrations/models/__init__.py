from atiende.integrations.models.webhook_delivery import WebhookAttempt, WebhookDelivery
from atiende.integrations.models.webhook_incoming import IncomingWebhook, ReceivedWebhook
from atiende.integrations.models.webhook_subscription import WebhookPause, WebhookSubscription

__all__ = [
    "IncomingWebhook",
    "ReceivedWebhook",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookPause",
    "WebhookSubscription",
]
