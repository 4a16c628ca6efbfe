"""The lists of the console ask the database the same number of times for three rows as for thirty."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.organisation.screens import give

pytestmark = pytest.mark.django_db


@pytest.fixture
def grow(make_brand, make_team, make_agent):
    def make(first: int, last: int) -> None:
        for number in range(first, last):
            brand = make_brand(f"Marca {number:02}")
            agent = make_agent(
                f"Persona {number:02}", make_team(f"Equipo {number:02}", brand=brand), is_leader=True
            )
            give(agent.user, "agent", "auditor")

    return make


@pytest.mark.parametrize("name", ["people", "teams", "brands", "roles"])
def test_thirty_rows_cost_what_three_cost(name, admin, grow):
    def cost() -> int:
        with CaptureQueriesContext(connection) as made:
            assert admin.get(reverse(f"console:{name}")).status_code == 200
        return len(made)

    grow(0, 3)
    cost()
    few = cost()
    grow(3, 30)
    assert cost() == few


def test_a_team_of_thirty_costs_what_a_team_of_three_costs(admin, make_team, make_agent):
    team = make_team("Logística")

    def cost() -> int:
        with CaptureQueriesContext(connection) as made:
            admin.get(reverse("console:team", args=[team.pk]))
        return len(made)

    for number in range(3):
        make_agent(f"Persona {number}", team)
    cost()
    few = cost()
    for number in range(27):
        make_agent(f"Otra {number}", team)
    assert cost() == few
