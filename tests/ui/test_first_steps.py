"""The first steps are those that the person may take, and a step that was taken shows as done."""

from __future__ import annotations

import pytest

from atiende.desk.first_steps import first_steps_for
from atiende.kernel.actors import Actor
from atiende.organisation.models import Team
from tests.browser import AT


def actor(*grants: str) -> Actor:
    return Actor(id=7, label="Ana", grants=frozenset({"organisation.read", *grants}))


@pytest.mark.parametrize(
    ("grants", "expected"),
    [
        ((), 1),
        (("organisation.manage",), 3),
        (("people.manage",), 2),
        (("organisation.manage", "people.manage"), 4),
    ],
)
def test_only_what_one_may_do(db, grants, expected):
    assert len(first_steps_for(actor(*grants))) == expected


def test_a_team_makes_its_step_done(db):
    before = [step.is_done for step in first_steps_for(actor("organisation.manage"))]
    Team.objects.create(name="Logística", folded_name="logistica", created_at=AT)
    after = [step.is_done for step in first_steps_for(actor("organisation.manage"))]
    assert before.count(True) + 1 == after.count(True)
