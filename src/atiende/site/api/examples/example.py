"""What an example is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """`python` is given a `client`."""

    curl: str
    python: str
