from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from atiende.automation.actions.save_rule import save_rule
from atiende.automation.actions.switch_rule_on import switch_rule_on
from atiende.automation.models import Rule
from atiende.automation.rules.definition import Condition, Deed, Definition, Hours, Trigger
from atiende.kernel.actors import Actor
from atiende.platform.outbox.dispatcher import Dispatcher
from tests.tickets.conftest import (  # noqa: F401  fixtures
    AT,
    attachment,
    customer,
    house,
    later,
    opened,
    received,
    set_status,
    words,
)

WRITER = Actor(id=1, label="Ana", grants=frozenset({"rules.manage"}))


def deliver() -> None:
    """Until nothing is owed any more."""
    for _ in range(60):
        if not Dispatcher().run_once():
            return
    raise AssertionError("events go on without end")


Making = Callable[..., Rule]


@pytest.fixture
def rule(db: None) -> Making:
    """A rule that is on, unless `is_on` says otherwise."""

    def make(
        trigger: str | Trigger,
        *deeds: Deed,
        name: str = "Devoluciones",
        every: tuple[Condition, ...] = (),
        some: tuple[Condition, ...] = (),
        never: tuple[Condition, ...] = (),
        hours: Hours | None = None,
        is_on: bool = True,
        at: dt.datetime = AT,
    ) -> Rule:
        kind = Trigger(trigger) if isinstance(trigger, str) else trigger
        made = save_rule(
            name=name,
            definition=Definition(kind, every, some, never, tuple(deeds), hours),
            by=WRITER,
            at=at,
        )
        return switch_rule_on(rule_id=made.pk, by=WRITER, at=at) if is_on else made

    return make
