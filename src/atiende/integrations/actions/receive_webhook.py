"""Keep what another system hands in, once its signature was looked at and before anything of it is read."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping

from django.db import transaction

from atiende.integrations.errors import SignatureRefused
from atiende.integrations.events import WebhookReceived
from atiende.integrations.models import IncomingWebhook, ReceivedWebhook
from atiende.integrations.rules.webhook_signature import is_body_signed, is_standard_signed
from atiende.integrations.webhook_secrets import IN, secrets_of
from atiende.kernel.actors import Actor
from atiende.kernel.correlation import current_correlation_id
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def receive_webhook(
    *, webhook: IncomingWebhook, headers: Mapping[str, str], body: bytes, by: Actor, at: dt.datetime
) -> ReceivedWebhook:
    """What names the same message again answers with what was kept first. Raises SignatureRefused."""
    key = _checked_key(webhook, headers, body, at)
    with transaction.atomic():
        made = ReceivedWebhook(
            webhook=webhook,
            message_key=key,
            body=body,
            size=len(body),
            received_at=at,
            correlation_id=current_correlation_id(),
        )
        if not key:
            made.save(force_insert=True)
        elif (known := _known(webhook, key)) is not None:
            return known
        else:
            ReceivedWebhook.objects.bulk_create([made], ignore_conflicts=True)
            kept = _known(webhook, key)
            assert kept is not None
            made = kept
        record(
            by=by,
            verb="integrations.webhook_received",
            target_kind="incoming_webhook",
            target_id=webhook.pk,
            at=at,
            details={"received_id": made.pk},
        )
        emit(WebhookReceived(incoming_webhook_id=webhook.pk, received_webhook_id=made.pk))
        return made


def _checked_key(webhook: IncomingWebhook, headers: Mapping[str, str], body: bytes, at: dt.datetime) -> str:
    """What names the message; empty where only its own words will. Raises SignatureRefused."""
    secrets = secrets_of(webhook, IN, at=at)
    if webhook.scheme == IncomingWebhook.Scheme.BODY_HMAC:
        if not is_body_signed(secrets, body, signature=headers.get(webhook.header, "")):
            raise SignatureRefused
        return "" if webhook.id_path else f"body:{hashlib.sha256(body).hexdigest()}"
    message_id = headers.get("webhook-id", "")
    if not is_standard_signed(
        secrets,
        body,
        message_id=message_id,
        timestamp=headers.get("webhook-timestamp", ""),
        signatures=headers.get("webhook-signature", ""),
        at=at,
    ):
        raise SignatureRefused
    return f"id:{message_id}"


def _known(webhook: IncomingWebhook, key: str) -> ReceivedWebhook | None:
    return ReceivedWebhook.objects.filter(webhook=webhook, message_key=key).defer("body").first()
