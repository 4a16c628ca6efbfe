"""What audit entries about other systems say, as sentences for people."""

from __future__ import annotations

from typing import Final

from atiende.kernel.refusals import gettext_noop

INTEGRATIONS: Final[dict[str, str]] = {
    "integrations.incoming_secret_renewed": gettext_noop("renewed the secret of incoming webhook %(target)s"),
    "integrations.incoming_webhook_added": gettext_noop("made incoming webhook %(target)s"),
    "integrations.incoming_webhook_changed": gettext_noop("changed incoming webhook %(target)s"),
    "integrations.incoming_webhook_paused": gettext_noop("paused incoming webhook %(target)s"),
    "integrations.incoming_webhook_removed": gettext_noop("removed incoming webhook %(target)s"),
    "integrations.incoming_webhook_resumed": gettext_noop("resumed incoming webhook %(target)s"),
    "integrations.received_webhook_discarded": gettext_noop(
        "did away with a message of incoming webhook %(target)s"
    ),
    "integrations.received_webhook_failed": gettext_noop(
        "could make no case of a message of incoming webhook %(target)s"
    ),
    "integrations.received_webhook_opened": gettext_noop(
        "looked at a message of incoming webhook %(target)s"
    ),
    "integrations.received_webhook_retried": gettext_noop(
        "had a message of incoming webhook %(target)s read again"
    ),
    "integrations.webhook_changed": gettext_noop("changed webhook %(target)s"),
    "integrations.webhook_logs_forgotten": gettext_noop("removed logs of webhooks whose time was over"),
    "integrations.webhook_paused": gettext_noop("paused webhook %(target)s"),
    "integrations.webhook_received": gettext_noop("received a message at incoming webhook %(target)s"),
    "integrations.webhook_resent": gettext_noop("sent message %(target)s of a webhook once more"),
    "integrations.webhook_resumed": gettext_noop("resumed webhook %(target)s"),
    "integrations.webhook_secret_renewed": gettext_noop("renewed the secret of webhook %(target)s"),
    "integrations.webhook_subscribed": gettext_noop("made webhook %(target)s"),
    "integrations.webhook_tried": gettext_noop("sent a test to webhook %(target)s"),
    "integrations.webhook_unsubscribed": gettext_noop("removed webhook %(target)s"),
    "integrations.webhook_warned": gettext_noop("warned that webhook %(target)s is not reached"),
    "integrations.webhooks_resent": gettext_noop("sent once more what failed of webhook %(target)s"),
}
