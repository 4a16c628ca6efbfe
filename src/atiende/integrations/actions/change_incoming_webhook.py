"""Change what is made of what comes in, or how it is signed."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.integrations.events import IncomingWebhookChanged
from atiende.integrations.incoming_checks import cleaned_incoming
from atiende.integrations.models import IncomingWebhook
from atiende.integrations.queries.incoming import GRANT, fields_of_incoming, get_incoming_for
from atiende.integrations.rules.webhook_incoming import (
    NO_STANDARD_SECRET,
    STANDARD,
    IncomingFields,
    changed_fields,
)
from atiende.integrations.webhook_secrets import IN, is_standard_secret, secrets_of
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def change_incoming_webhook(
    *, webhook_id: int, fields: IncomingFields, version: int, by: Actor, at: dt.datetime
) -> IncomingWebhook:
    """Saving the same again changes nothing; its address and secret stay.

    Raises NotPermitted, NotFound, InvalidInput, BrandIsArchived, and Conflict when `version` is not the present one.
    """
    by.require(GRANT)
    cleaned = cleaned_incoming(fields, by)
    with transaction.atomic():
        found = get_incoming_for(by, webhook_id, is_locked=True)
        names = changed_fields(fields_of_incoming(found), cleaned)
        if not names:
            return found
        if found.version != version:
            raise Conflict
        if "scheme" in names and cleaned.scheme == STANDARD:
            _require_standard(found, at)
        _write(found, cleaned)
        record(
            by=by,
            verb="integrations.incoming_webhook_changed",
            target_kind="incoming_webhook",
            target_id=found.pk,
            fields=names,
            at=at,
        )
        emit(IncomingWebhookChanged(incoming_webhook_id=found.pk, fields=",".join(names), changed_by=by.id))
        return found


def _require_standard(webhook: IncomingWebhook, at: dt.datetime) -> None:
    if not is_standard_secret(secrets_of(webhook, IN, at=at)[0]):
        raise InvalidInput(fields={"scheme": NO_STANDARD_SECRET})


def _write(webhook: IncomingWebhook, fields: IncomingFields) -> None:
    webhook.name, webhook.scheme = fields.name, fields.scheme
    webhook.brand_id, webhook.team_id = fields.brand_id or webhook.brand_id, fields.team_id
    webhook.header, webhook.id_path = fields.header, fields.id_path
    webhook.mapping = fields.mapping.as_dict()
    webhook.conditions = [
        {"path": each.path, "relation": each.relation, "value": each.value} for each in fields.conditions
    ]
    webhook.version += 1
    webhook.save()
