"""Change how a customer wants to be treated, who they are, and the answers to the company's own fields."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields as fields_of_class

from django.db import transaction

from atiende.customers.events import CustomerChanged
from atiende.customers.models import CustomerProfile
from atiende.customers.queries.fields import customer_fields
from atiende.customers.queries.profiles import profile_of_row
from atiende.customers.queries.seeing import get_customer_for
from atiende.customers.rules.own_fields import answered, problems_of_answers, words_of
from atiende.customers.rules.profile import Profile, problems_of_profile
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def describe_customer(
    *, customer_id: int, profile: Profile, version: int | None = None, by: Actor, at: dt.datetime
) -> CustomerProfile:
    """All but `own_fields` is replaced; of these only those named, None takes an answer away. The same changes nothing.

    `version` is 0 while there is no profile; None: whatever it is now. Raises NotPermitted, NotFound, InvalidInput,
    and Conflict when `version` is not the present one.
    """
    by.require("customers.manage")
    with transaction.atomic():
        get_customer_for(by, customer_id, is_locked=True)
        row = CustomerProfile.objects.filter(pk=customer_id).first()
        present = profile_of_row(row)
        cleaned = profile.cleaned()
        asked = customer_fields(is_in_use=None) if cleaned.own_fields else []
        problems = problems_of_profile(cleaned, today=at.date())
        problems |= {
            f"own_{key}": words
            for key, words in problems_of_answers(asked, cleaned.own_fields, present.own_fields).items()
        }
        if problems:
            raise InvalidInput(fields=problems)
        answers = answered(present.own_fields, cleaned.own_fields)
        names = [
            each.name
            for each in fields_of_class(Profile)
            if each.name != "own_fields" and getattr(present, each.name) != getattr(cleaned, each.name)
        ]
        if answers != present.own_fields:
            names.append("own_fields")
        if not names:
            return row or CustomerProfile(pk=customer_id, version=0)
        if version is not None and version != (row.version if row else 0):
            raise Conflict
        saved = _written(customer_id, row, cleaned, answers)
        record(
            by=by,
            verb="customers.customer_described",
            target_kind="customer",
            target_id=customer_id,
            fields=names,
            at=at,
        )
        emit(CustomerChanged(customer_id=customer_id, fields=",".join(names), changed_by=by.id))
        signal(f"customer:{customer_id}")
        return saved


def _written(
    customer_id: int, row: CustomerProfile | None, cleaned: Profile, answers: dict[str, object]
) -> CustomerProfile:
    is_new = row is None
    row = row or CustomerProfile(pk=customer_id, version=0)
    for each in fields_of_class(Profile):
        if each.name != "own_fields":
            setattr(row, each.name, getattr(cleaned, each.name))
    row.own_fields = answers
    row.folded_words = words_of(answers)
    row.version += 1
    row.save(force_insert=is_new)
    return row
