"""A case that a person or a program hands in for a customer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypedDict

from atiende.customers.rules.customer import NewIdentifier
from atiende.kernel.text import folded
from atiende.tickets.errors import TAG_MISSING, UNKNOWN_CHANNEL, UNUSABLE_FIELD
from atiende.tickets.rules.channels import API, REPORTED
from atiende.tickets.rules.cleaning import (
    SUBJECT_LIMIT,
    TEXT_MISSING,
    clean_line,
    clean_text,
    problems_of_text,
)
from atiende.tickets.rules.concerns import ConcernChange
from atiende.tickets.rules.custom_fields import MAX_FIELDS, Value, problem_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """`identifiers` name the customer; the mail address among them is where answers go."""

    subject: str
    text: str
    identifiers: tuple[NewIdentifier, ...]
    name: str = ""
    brand_id: int | None = None
    channel: str = API
    priority: int = 2
    interaction: str = ""
    phase: str = ""
    tags: tuple[str, ...] = ()
    custom_fields: Mapping[str, Value] = field(default_factory=dict)
    contact_reason_id: int | None = None

    def cleaned(self) -> Filing:
        return replace(
            self,
            subject=clean_line(self.subject, limit=SUBJECT_LIMIT),
            text=clean_text(self.text),
            name=clean_line(self.name),
        )

    def problems(self) -> dict[str, str]:
        """What is wrong with it, by field."""
        found = problems_of_text(self.text, "")
        if not self.subject:
            found["subject"] = TEXT_MISSING
        if self.channel not in REPORTED:
            found["channel"] = UNKNOWN_CHANNEL
        if not all(folded(clean_line(name, limit=60)) for name in self.tags):
            found["tags"] = TAG_MISSING
        if len(self.custom_fields) > MAX_FIELDS:
            found["custom_fields"] = UNUSABLE_FIELD
        return found | {f"custom_fields.{key}": UNUSABLE_FIELD for key in problem_keys(self.custom_fields)}


class Revision(TypedDict, total=False):
    """What of a ticket is to be different; what is not named stays. `tags`: all that it shall have."""

    subject: str
    priority: int
    language: str
    interaction: str
    phase: str
    tags: list[str]
    custom_fields: Mapping[str, Value]
    contact_reason_id: int | None
    concern: ConcernChange
    brand_id: int
    team_id: int | None
    agent_id: int | None
    status_key: str
