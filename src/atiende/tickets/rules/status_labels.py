"""What a company calls a status: one word for its agents, one for its customers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from atiende.kernel.text import slug
from atiende.tickets.errors import STATUS_NAME_MISSING
from atiende.tickets.rules.cleaning import clean_line


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLabels:
    """Up to 60 characters each."""

    for_agents: str
    for_customers: str

    def cleaned(self) -> StatusLabels:
        return replace(
            self,
            for_agents=clean_line(self.for_agents, limit=60),
            for_customers=clean_line(self.for_customers, limit=60),
        )

    @property
    def key(self) -> str:
        return slug(self.for_agents, limit=40).replace("-", "_")

    def problems(self) -> dict[str, str]:
        """What is missing, by field."""
        missing = {}
        if not self.key:
            missing["label_for_agents"] = STATUS_NAME_MISSING
        if not self.for_customers:
            missing["label_for_customers"] = STATUS_NAME_MISSING
        return missing
