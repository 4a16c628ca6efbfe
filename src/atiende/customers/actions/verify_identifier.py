"""Note that an identifier was proved to be the customer's."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.events import IdentifierVerified
from atiende.customers.models import Identifier, IdentifierVerification
from atiende.customers.queries.seeing import get_identifier_for
from atiende.customers.rules import problems
from atiende.customers.rules.customer import METHODS
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def verify_identifier(*, identifier_id: int, method: str, by: Actor, at: dt.datetime) -> Identifier:
    """The first proof stands: verifying again changes nothing. `method` is one of METHODS.

    Raises NotPermitted, NotFound, InvalidInput.
    """
    by.require("customers.manage")
    if method not in METHODS:
        raise InvalidInput(fields={"method": problems.NOT_A_METHOD})
    with transaction.atomic():
        identifier = get_identifier_for(by, identifier_id)
        _, is_new = IdentifierVerification.objects.get_or_create(
            identifier=identifier,
            defaults={
                "verified_at": at,
                "method": method,
                "verified_by_id": by.id,
                "verified_by_label": one_line(by.label, limit=150),
            },
        )
        if is_new:
            record(
                by=by,
                verb="customers.identifier_verified",
                target_kind="customer",
                target_id=identifier.customer_id,
                at=at,
                details={"identifier_id": identifier.pk, "method": method},
            )
            emit(
                IdentifierVerified(
                    customer_id=identifier.customer_id,
                    identifier_id=identifier.pk,
                    method=method,
                    verified_by=by.id,
                )
            )
            signal(f"customer:{identifier.customer_id}")
        return identifier
