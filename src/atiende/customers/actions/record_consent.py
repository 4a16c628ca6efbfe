"""Note that a customer agreed to something: to what, when, how, and where that can be looked up."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.errors import ConsentStands
from atiende.customers.events import ConsentGiven
from atiende.customers.models import Consent
from atiende.customers.queries.merges import cluster_of
from atiende.customers.queries.seeing import get_customer_for
from atiende.customers.rules.consents import problems_of_giving
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def record_consent(
    *, customer_id: int, purpose: str, how: str, proof: str, given_at: dt.datetime, by: Actor, at: dt.datetime
) -> Consent:
    """`given_at` may lie in the past. Raises NotPermitted, NotFound, InvalidInput, and ConsentStands."""
    by.require("customers.manage")
    told = one_line(proof, limit=1_000)
    if problems := problems_of_giving(purpose=purpose, how=how, proof=told, given_at=given_at, now=at):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        customer = get_customer_for(by, customer_id, is_locked=True)
        standing = Consent.objects.filter(
            customer_id__in=cluster_of(customer_id), purpose=purpose, withdrawn_at=None
        )
        if standing.exists():
            raise ConsentStands
        label = one_line(by.label, limit=150)
        consent = Consent.objects.create(
            customer=customer,
            purpose=purpose,
            given_at=given_at,
            given_how=how,
            proof=told,
            given_by_id=by.id,
            given_by_label=label,
            recorded_at=at,
        )
        record(
            by=by,
            verb="customers.consent_given",
            target_kind="customer",
            target_id=customer_id,
            at=at,
            details={"purpose": purpose, "how": how},
        )
        emit(ConsentGiven(customer_id=customer_id, consent_id=consent.pk, purpose=purpose, recorded_by=by.id))
        signal(f"customer:{customer_id}")
        return consent
