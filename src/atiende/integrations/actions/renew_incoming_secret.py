"""Give an incoming webhook another secret."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.integrations.events import IncomingWebhookChanged
from atiende.integrations.incoming_checks import secret_given
from atiende.integrations.queries.incoming import GRANT, get_incoming_for
from atiende.integrations.webhook_secrets import IN, replace_secret
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def renew_incoming_secret(*, webhook_id: int, secret: str = "", by: Actor, at: dt.datetime) -> str:
    """The new one, given or made, which is shown this once; for a day both count.

    Raises NotPermitted, NotFound and InvalidInput.
    """
    by.require(GRANT)
    with transaction.atomic():
        found = get_incoming_for(by, webhook_id, is_locked=True)
        chosen = secret_given(secret, found.scheme)
        replace_secret(found, chosen, IN, at=at)
        found.version += 1
        found.save(update_fields=["sealed_secret", "sealed_old_secret", "old_secret_until", "version"])
        record(
            by=by,
            verb="integrations.incoming_secret_renewed",
            target_kind="incoming_webhook",
            target_id=found.pk,
            at=at,
        )
        emit(IncomingWebhookChanged(incoming_webhook_id=found.pk, fields="secret", changed_by=by.id))
    return chosen
