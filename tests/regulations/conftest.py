"""Who may change the law of a company, and who may not."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.kernel.actors import Actor

AT = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def boss() -> Actor:
    return Actor(id=7, label="Ana Beltrán", grants=frozenset({"settings.manage"}))


@pytest.fixture
def agent() -> Actor:
    return Actor(id=8, label="Leo", grants=frozenset({"tickets.read", "tickets.reply"}))
