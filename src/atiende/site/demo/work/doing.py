"""Who works in the demonstration, and on which of its cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from atiende.identity.rules.grants import ALL_GRANTS
from atiende.kernel.actors import Actor
from atiende.site.demo.company import AGENTS
from atiende.site.demo.correspondence import DemoThread
from atiende.tickets.queries.requesters import numbers_of


@dataclass(frozen=True, slots=True)
class DemoCase:
    """A case of the demonstration that is there. `address`: where its customer is written to; may be empty."""

    id: int
    number: int
    brand_id: int
    customer_id: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """`by` loads it; brands, teams and agents by their short names, cases by the keys of their threads."""

    by: Actor
    at: dt.datetime
    brands: Mapping[str, int]
    teams: Mapping[str, int]
    agents: Mapping[str, int]
    cases: Mapping[str, DemoCase]
    reasons: dict[str, int] = field(default_factory=dict)
    templates: dict[str, int] = field(default_factory=dict)
    rules: dict[str, int] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    questions: dict[str, str] = field(default_factory=dict)

    def person(self, key: str) -> Actor:
        """One of its people, who may do everything in these cases."""
        return Actor(id=self.agents[key], label=AGENTS[key].name, grants=ALL_GRANTS)

    def has(self, *keys: str) -> bool:
        """Whether all of these cases are there: a part of the correspondence may have been loaded alone."""
        return set(keys) <= set(self.cases)

    def days(self, count: float) -> dt.datetime:
        """So many days from now, or before it."""
        return self.at + dt.timedelta(days=count)


def cases_of(
    threads: Sequence[DemoThread], ids: Sequence[int], brands: Mapping[str, int], customers: Mapping[str, int]
) -> dict[str, DemoCase]:
    """By the keys of their threads. `ids`: of the cases, in the same order."""
    numbers = numbers_of(ids)
    return {
        thread.key: DemoCase(
            id=pk,
            number=numbers[pk],
            brand_id=brands[thread.brand],
            customer_id=customers[thread.key],
            address=thread.email,
        )
        for thread, pk in zip(threads, ids, strict=True)
    }
