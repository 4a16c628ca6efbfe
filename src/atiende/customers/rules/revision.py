"""What of a customer is to be different."""

from __future__ import annotations

from typing import TypedDict

from atiende.customers.rules.customer import NewIdentifier


class Revision(TypedDict, total=False):
    """What is not named stays. `identifiers`: all that this very customer shall have."""

    kind: str
    name: str
    company_id: int | None
    language: str
    time_zone: str
    identifiers: list[NewIdentifier]
