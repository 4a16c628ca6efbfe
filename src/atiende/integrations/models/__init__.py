from atiende.integrations.models.import_run import Import, ImportOrigin
from atiende.integrations.models.webhook_delivery import WebhookAttempt, WebhookDelivery
from atiende.integrations.models.webhook_incoming import IncomingWebhook, ReceivedWebhook
from atiende.integrations.models.webhook_subscription import WebhookPause, WebhookSubscription

__all__ = [
    "Import",
    "ImportOrigin",
    "IncomingWebhook",
    "ReceivedWebhook",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookPause",
    "WebhookSubscription",
]
