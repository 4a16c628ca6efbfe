"""Say up to which amount a role may approve."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import transaction

from atiende.identity.queries.roles import role_names
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.tasks.errors import AMOUNT_UNREADABLE, CURRENCY_MISSING, UNKNOWN_ROLE
from atiende.tasks.models import ApprovalLimit
from atiende.tasks.rules.approval import MOST_AMOUNT
from atiende.tasks.rules.cleaning import clean_line


def set_approval_limit(
    *, role_id: int, currency: str, amount: Decimal | None, by: Actor, at: dt.datetime
) -> None:
    """None: as much as they like. Raises NotPermitted and InvalidInput."""
    by.require("settings.manage")
    code = clean_line(currency, 3).upper()
    if role_id not in dict(role_names()):
        raise InvalidInput(fields={"role_id": UNKNOWN_ROLE})
    if len(code) != 3 or not code.isalpha():
        raise InvalidInput(fields={"currency": CURRENCY_MISSING})
    if amount is not None and not (amount.is_finite() and 0 <= amount <= MOST_AMOUNT):
        raise InvalidInput(fields={"amount": AMOUNT_UNREADABLE})
    with transaction.atomic():
        if amount is None:
            ApprovalLimit.objects.filter(role_id=role_id, currency=code).delete()
        else:
            ApprovalLimit.objects.update_or_create(
                role_id=role_id, currency=code, defaults={"amount": round(amount, 2)}
            )
        record(
            by=by,
            verb="tasks.approval_limit_set",
            target_kind="role",
            target_id=role_id,
            at=at,
            details={"currency": code},
        )
