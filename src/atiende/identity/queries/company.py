"""What sign-in must know of the company, which lives on the floor above and hands it in when the program starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.conf import settings

_NO_ADDRESS: Final = "http://localhost:8000"


@dataclass(frozen=True, slots=True)
class Company:
    name: str = ""
    public_url: str = ""


_sources: list[Callable[[], Company]] = []


def take_company_from(source: Callable[[], Company]) -> None:
    """Hand in the function that knows the company. The last one handed in counts."""
    _sources[:] = [source]


def company() -> Company:
    return _sources[0]() if _sources else Company()


def public_address(path: str) -> str:
    """The address for a mail: from BASE_URL or the company's setting, never from what a browser claims as host."""
    start = settings.BASE_URL or company().public_url or _NO_ADDRESS
    return f"{start.rstrip('/')}{path}"
