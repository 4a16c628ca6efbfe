"""Who somebody is, as far as a new case needs to know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A customer. Empty texts: nobody knows the name; language and zone are the brand's."""

    id: int
    name: str
    language: str
    time_zone: str
