"""Note that a customer does not agree any more. What counted until then stays to be read."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.errors import ConsentIsWithdrawn
from atiende.customers.events import ConsentWithdrawn
from atiende.customers.models import Consent
from atiende.customers.queries.seeing import visible_to
from atiende.customers.rules import problems
from atiende.customers.rules.consents import WAYS
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def withdraw_consent(*, consent_id: int, how: str, by: Actor, at: dt.datetime) -> Consent:
    """From now on. Raises NotPermitted, NotFound, InvalidInput, and ConsentIsWithdrawn."""
    by.require("customers.manage")
    if how not in WAYS:
        raise InvalidInput(fields={"how": problems.NOT_A_WAY})
    with transaction.atomic():
        rows = Consent.objects.select_for_update(of=("self",)).filter(customer__in=visible_to(by))
        consent = rows.filter(pk=consent_id).first()
        if consent is None:
            raise NotFound
        if consent.withdrawn_at is not None:
            raise ConsentIsWithdrawn
        consent.withdrawn_at = at
        consent.withdrawn_how = how
        consent.withdrawn_by_id = by.id
        consent.withdrawn_by_label = one_line(by.label, limit=150)
        consent.save()
        record(
            by=by,
            verb="customers.consent_withdrawn",
            target_kind="customer",
            target_id=consent.customer_id,
            at=at,
            details={"purpose": consent.purpose, "how": how},
        )
        emit(
            ConsentWithdrawn(
                customer_id=consent.customer_id,
                consent_id=consent_id,
                purpose=consent.purpose,
                recorded_by=by.id,
            )
        )
        signal(f"customer:{consent.customer_id}")
        return consent
