"""What a company calls a status: one word for its agents, one for its customers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from atiende.kernel.text import slug
from atiende.tickets.errors import STATUS_NAME_MISSING
from atiende.tickets.rules.cleaning import clean_line


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLabels:
    """Up to 60 characters each. Those in English are for who reads English; empty: the others count for them too."""

    for_agents: str
    for_customers: str
    for_agents_en: str = ""
    for_customers_en: str = ""

    def cleaned(self) -> StatusLabels:
        return replace(
            self,
            for_agents=clean_line(self.for_agents, limit=60),
            for_customers=clean_line(self.for_customers, limit=60),
            for_agents_en=clean_line(self.for_agents_en, limit=60),
            for_customers_en=clean_line(self.for_customers_en, limit=60),
        )

    @property
    def columns(self) -> dict[str, str]:
        """As the row of a status keeps them."""
        return {
            "label_for_agents": self.for_agents,
            "label_for_customers": self.for_customers,
            "label_for_agents_en": self.for_agents_en,
            "label_for_customers_en": self.for_customers_en,
        }

    @property
    def is_empty(self) -> bool:
        return not any(self.columns.values())

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
