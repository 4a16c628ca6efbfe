"""What a rule would have done: tried on the past, without changing anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from atiende.automation.knowing import known_of
from atiende.automation.rules.definition import Definition
from atiende.automation.rules.matching import judge
from atiende.automation.rules.vocabulary import MOMENTS
from atiende.kernel.actors import Actor
from atiende.tickets.queries.known_at import count_recent, past_moments

CASES: Final = 1_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A case in which it would have acted, and when first."""

    ticket_id: int
    number: int
    subject: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Trial:
    """Among how many cases; those it would have acted in, the newest first; how many it could not tell of."""

    cases: int
    hits: list[Hit]
    untold: int

    @property
    def share(self) -> float:
        """In hundredths of the cases."""
        return 100 * len(self.hits) / self.cases if self.cases else 0.0


def try_rule(actor: Actor, definition: Definition, *, cases: int = CASES) -> Trial:
    """Over the newest cases that the actor sees, at each moment at which it would have looked, with what was known.

    Raises NotPermitted.
    """
    actor.require("rules.manage")
    hits: dict[int, Hit] = {}
    untold: set[int] = set()
    for moment in past_moments(actor, MOMENTS[definition.trigger.kind], cases=cases):
        facts = moment.facts
        if facts.ticket_id in hits:
            continue
        by_person = bool(moment.by) or definition.trigger.kind in ("opened", "wrote")
        known = known_of(facts, at=moment.at, is_by_person=by_person, definitions=[definition])
        verdict = judge(definition, known)
        if verdict.holds:
            hits[facts.ticket_id] = Hit(facts.ticket_id, facts.number, facts.subject, moment.at)
        elif verdict.why == "unknown":
            untold.add(facts.ticket_id)
    found = sorted(hits.values(), key=lambda hit: -hit.ticket_id)
    return Trial(count_recent(actor, cases=cases), found, len(untold - hits.keys()))
