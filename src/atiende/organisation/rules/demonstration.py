"""What the demonstration's brands and teams are called where the company itself has one of that name."""

from __future__ import annotations


def name_apart(name: str) -> str:
    """The company keeps its name, whichever of the two came first."""
    return f"{name} (demostración)"
