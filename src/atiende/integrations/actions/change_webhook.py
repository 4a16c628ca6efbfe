"""Change where a subscription is told, or of what."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.integrations.events import WebhookSubscriptionChanged
from atiende.integrations.models import WebhookSubscription
from atiende.integrations.queries.webhooks import (
    GRANT,
    fields_of_subscription,
    get_subscription_for,
    inner_networks,
)
from atiende.integrations.rules.webhook_subscription import (
    SubscriptionFields,
    changed_fields,
    problems_of_subscription,
)
from atiende.integrations.webhook_demand import renew_demand
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def change_webhook(
    *, subscription_id: int, fields: SubscriptionFields, version: int | None, by: Actor, at: dt.datetime
) -> WebhookSubscription:
    """It is told in the name of whoever changed it last. Saving the same again changes nothing.

    Raises NotPermitted, NotFound, InvalidInput, and Conflict when `version` is given and not the present one.
    """
    by.require(GRANT)
    cleaned = fields.cleaned()
    if problems := problems_of_subscription(cleaned, may_be_plain=bool(inner_networks())):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        found = get_subscription_for(by, subscription_id, is_locked=True)
        names = changed_fields(fields_of_subscription(found), cleaned)
        if not names:
            return found
        if version is not None and found.version != version:
            raise Conflict
        found.url, found.description = cleaned.url, cleaned.description
        found.event_types = list(cleaned.event_types)
        found.owner_id = by.id if by.id > 0 else found.owner_id
        found.version += 1
        found.save(update_fields=["url", "description", "event_types", "owner", "version"])
        record(
            by=by,
            verb="integrations.webhook_changed",
            target_kind="webhook_subscription",
            target_id=found.pk,
            fields=names,
            at=at,
        )
        renew_demand()
        emit(
            WebhookSubscriptionChanged(
                webhook_subscription_id=found.pk, fields=",".join(names), changed_by=by.id
            )
        )
        return found
