"""What can be said of a team and of an agent, as typed and as kept."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from atiende.kernel.text import folded, one_line
from atiende.organisation.rules import problems as say


@dataclass(frozen=True, slots=True)
class TeamFields:
    """`brand_id` None: the team serves all brands."""

    name: str
    purpose: str = ""
    brand_id: int | None = None

    def cleaned(self) -> TeamFields:
        return dataclasses.replace(
            self, name=one_line(self.name, limit=100), purpose=one_line(self.purpose, limit=200)
        )


def problems_of_team(team: TeamFields) -> say.Problems:
    """What is wrong with cleaned fields; empty when they can be kept."""
    if not team.name:
        return {"name": say.REQUIRED}
    return {} if folded(team.name) else {"name": say.NO_LETTERS}


@dataclass(frozen=True, slots=True)
class AgentFields:
    """`brand_ids` count when `serves_all_brands` is False."""

    display_name: str
    job_title: str = ""
    serves_all_brands: bool = True
    brand_ids: frozenset[int] = frozenset()

    def cleaned(self) -> AgentFields:
        return dataclasses.replace(
            self,
            display_name=one_line(self.display_name, limit=100),
            job_title=one_line(self.job_title, limit=100),
            brand_ids=frozenset() if self.serves_all_brands else self.brand_ids,
        )


def problems_of_agent(agent: AgentFields) -> say.Problems:
    """What is wrong with cleaned fields; empty when they can be kept."""
    found: say.Problems = {}
    if not agent.display_name:
        found["display_name"] = say.REQUIRED
    if not agent.serves_all_brands and not agent.brand_ids:
        found["brand_ids"] = say.CHOOSE_A_BRAND
    return found


def changed(before: object, after: object) -> tuple[str, ...]:
    """Names of the fields in which two values of the same frozen dataclass differ."""
    names = [field.name for field in dataclasses.fields(before)]  # type: ignore[arg-type]
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
