"""The API of Atiende from Python: typed calls, pages as iterators, problems as exceptions. Needs nothing else.

client = Atiende("https://atiende.example.com", token)
"""

from atiende_client import shapes
from atiende_client.calls import Calls
from atiende_client.errors import (
    AtiendeError,
    Conflict,
    Invalid,
    NotAuthenticated,
    NotFound,
    NotPermitted,
    Problem,
    ServerFailed,
    TooManyCalls,
    Unreachable,
)


class Atiende(Calls):
    """An installation, seen by one token."""


__all__ = [
    "Atiende",
    "AtiendeError",
    "Conflict",
    "Invalid",
    "NotAuthenticated",
    "NotFound",
    "NotPermitted",
    "Problem",
    "ServerFailed",
    "TooManyCalls",
    "Unreachable",
    "shapes",
]
