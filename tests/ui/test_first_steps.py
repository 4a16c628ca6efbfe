"""The first steps are those that the person may take, and a step that was taken shows as done."""

from __future__ import annotations

import pytest

from atiende.desk.first_steps import FirstStep, first_steps_for
from atiende.identity.models import User
from atiende.kernel.actors import Actor
from atiende.organisation.models import Agent, Organisation, Team
from atiende.organisation.queries import beginnings
from tests.browser import AT


def steps_for(actor: Actor, *, is_protected: bool = False) -> list[FirstStep]:
    return first_steps_for(actor, is_protected=is_protected)


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
    Organisation.objects.create(
        name="Correduría", country="ES", time_zone="Europe/Madrid", currency="EUR", set_up_at=AT
    )
    assert len(steps_for(actor(*grants))) == expected


def test_before_the_set_up_it_comes_first(db):
    first = steps_for(actor("organisation.manage"))[0]
    assert (first.url, first.is_done) == ("/setup/", False)


def test_they_cost_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        steps_for(actor("organisation.manage", "people.manage"))


def test_only_colleagues_whom_one_sees_count(db):
    for number in (7, 8):
        user = User.objects.create(id=number, email=f"n{number}@example.com", name="Ana")
        Agent.objects.get_or_create(
            user=user, defaults={"display_name": "Ana", "folded_name": "ana", "created_at": AT}
        )
    stranger = Actor(id=7, label="Ana", grants=frozenset({"tickets.read"}))
    assert beginnings(actor()).has_colleagues
    assert not beginnings(stranger).has_colleagues


def test_a_team_makes_its_step_done(db):
    before = [step.is_done for step in steps_for(actor("organisation.manage"))]
    Team.objects.create(name="Logística", folded_name="logistica", created_at=AT)
    after = [step.is_done for step in steps_for(actor("organisation.manage"))]
    assert before.count(True) + 1 == after.count(True)


def test_the_second_step_is_done_for_who_has_one(db):
    assert [steps_for(actor(), is_protected=has)[0].is_done for has in (False, True)] == [False, True]
