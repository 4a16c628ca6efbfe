"""Make an address at which another system hands in cases."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db import transaction

from atiende.integrations.events import IncomingWebhookCreated
from atiende.integrations.incoming_checks import cleaned_incoming, secret_given
from atiende.integrations.models import IncomingWebhook
from atiende.integrations.queries.incoming import GRANT
from atiende.integrations.rules.webhook_incoming import MOST_WEBHOOKS, TOO_MANY, IncomingFields
from atiende.integrations.webhook_secrets import IN, sealed
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def add_incoming_webhook(
    *, fields: IncomingFields, secret: str = "", by: Actor, at: dt.datetime
) -> tuple[IncomingWebhook, str]:
    """The webhook, and its secret, which is shown this once: the one given, or one made here.

    Raises NotPermitted, InvalidInput, NotFound and BrandIsArchived.
    """
    by.require(GRANT)
    cleaned = cleaned_incoming(fields, by)
    chosen = secret_given(secret, cleaned.scheme)
    assert cleaned.brand_id is not None
    with transaction.atomic():
        if IncomingWebhook.objects.count() >= MOST_WEBHOOKS:
            raise InvalidInput(fields={"name_of_webhook": TOO_MANY})
        made = IncomingWebhook.objects.create(
            name=cleaned.name,
            key=secrets.token_urlsafe(18),
            brand_id=cleaned.brand_id,
            team_id=cleaned.team_id,
            scheme=cleaned.scheme,
            header=cleaned.header,
            id_path=cleaned.id_path,
            mapping=cleaned.mapping.as_dict(),
            conditions=[
                {"path": c.path, "relation": c.relation, "value": c.value} for c in cleaned.conditions
            ],
            sealed_secret=sealed(chosen, IN),
            created_at=at,
        )
        record(
            by=by,
            verb="integrations.incoming_webhook_added",
            target_kind="incoming_webhook",
            target_id=made.pk,
            at=at,
            details={"brand_id": made.brand_id, "scheme": made.scheme},
        )
        emit(IncomingWebhookCreated(incoming_webhook_id=made.pk, brand_id=made.brand_id, created_by=by.id))
    return made, chosen
