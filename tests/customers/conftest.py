from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from atiende.customers.actions.identify_customer import identify_customer
from atiende.identity.rules.grants import ALL_GRANTS
from atiende.kernel.actors import SYSTEM, Actor

AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)

ADMINISTRATOR = Actor(id=9001, label="Ana Beltrán", grants=ALL_GRANTS)
AGENT = Actor(
    id=9002,
    label="Carlos",
    grants=frozenset({"tickets.read", "tickets.reply", "tickets.note", "customers.read", "customers.manage"}),
)
READER = Actor(id=9003, label="Aitor", grants=frozenset({"customers.read"}))
STRANGER = Actor(id=9004, label="Nadie")


@pytest.fixture
def at() -> dt.datetime:
    return AT


@pytest.fixture
def known(db: None) -> Callable[..., int]:
    """A customer who wrote from an address."""

    def make(address: str, name: str = "") -> int:
        return identify_customer(kind="email", value=address, name=name, by=SYSTEM, at=AT)

    return make
