"""Policies that work, and which speaks of a case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from atiende.service_levels.models import PolicyVersion
from atiende.service_levels.rules.choosing import Known, first_match
from atiende.service_levels.rules.policy import FIELD, Definition, from_data
from atiende.tickets.queries import PromiseFacts


@dataclass(frozen=True, slots=True)
class Applied:
    """A version of a policy that works."""

    policy_id: int
    number: int
    definition: Definition


def policies_on() -> list[tuple[Applied, Definition]]:
    """In their order."""
    rows = PolicyVersion.objects.filter(number=F("policy__active_number")).order_by(
        "policy__position", "policy_id"
    )
    found = [Applied(row.policy_id, row.number, from_data(row.definition)) for row in rows]
    return [(each, each.definition) for each in found]


def policy_for(facts: PromiseFacts) -> Applied | None:
    """The one that speaks of this case; None: nothing is promised."""
    found = first_match(policies_on(), known_of(facts))
    return None if found is None else found[0]


def definitions_of(versions: Iterable[tuple[int | None, int | None]]) -> dict[tuple[int, int], Definition]:
    """What these versions said, by policy and number."""
    wanted = {(policy, number) for policy, number in versions if policy is not None and number is not None}
    rows = PolicyVersion.objects.filter(policy_id__in={policy for policy, _ in wanted})
    return {
        (row.policy_id, row.number): from_data(row.definition)
        for row in rows
        if (row.policy_id, row.number) in wanted
    }


def known_of(facts: PromiseFacts) -> Known:
    """The facts of a case as conditions ask for them."""
    return {
        "brand": (str(facts.brand_id),),
        "team": _one(facts.team_id),
        "channel": (facts.channel,),
        "priority": (str(facts.priority),),
        "category": tuple(map(str, facts.reason_ids)),
        "product": (facts.product,) if facts.product else (),
        "customer": (str(facts.customer_id), *_one(facts.company_id)),
        **{FIELD + key: _texts(value) for key, value in facts.own_fields.items()},
    }


def _one(pk: int | None) -> tuple[str, ...]:
    return () if pk is None else (str(pk),)


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
