"""How customers want to be treated and who they are, read of all that is one person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from atiende.customers.models import CustomerProfile
from atiende.customers.queries.seeing import GRANT
from atiende.customers.rules.profile import Profile, filled
from atiende.kernel.actors import Actor


def profile_for(actor: Actor, survivor_id: int, customer_ids: Iterable[int]) -> tuple[Profile, int]:
    """The survivor's, with what only those joined with them know; and its version (0: there is none). One query."""
    if not actor.may(GRANT):
        return Profile(), 0
    rows = {row.pk: row for row in CustomerProfile.objects.filter(pk__in=sorted(customer_ids)).order_by("pk")}
    own = rows.pop(survivor_id, None)
    return filled(profile_of_row(own), [profile_of_row(row) for row in rows.values()]), (
        own.version if own else 0
    )


def own_profile_of(customer_id: int) -> tuple[Profile, int]:
    """Of this very customer, to be changed; without permission, for an action's own room."""
    row = CustomerProfile.objects.filter(pk=customer_id).first()
    return profile_of_row(row), row.version if row else 0


def own_fields_of(customer_ids: Iterable[int]) -> dict[int, dict[str, object]]:
    """The answers to the company's fields by customer, in one query; who has none is absent."""
    rows = CustomerProfile.objects.filter(pk__in=sorted(customer_ids)).exclude(own_fields={})
    return dict(rows.values_list("pk", "own_fields"))


def profile_of_row(row: CustomerProfile | None) -> Profile:
    if row is None:
        return Profile()
    return Profile(**{each.name: getattr(row, each.name) for each in fields(Profile)})
