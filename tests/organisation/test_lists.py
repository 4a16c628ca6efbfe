"""Lists go on where the last page ended, and cost the same with three rows or thirty."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atiende.organisation import queries

pytestmark = pytest.mark.django_db

LISTS = {
    "teams": lambda actor: queries.list_teams(actor, state="all"),
    "agents": queries.list_agents,
    "brands": queries.list_brands,
}


@pytest.fixture
def fill(make_team, make_agent, make_brand):
    def make(first: int, last: int) -> None:
        for number in range(first, last):
            team = make_team(f"Equipo {number:02}", brand=make_brand(f"Marca {number:02}"))
            make_agent(f"Persona {number:02}", team, is_leader=True)

    return make


def cost(call) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries_made:
        page = call()
        for row in page.rows:
            touch(row)
    return len(queries_made)


def touch(row) -> None:
    for name in ("leaders", "current"):
        for membership in getattr(row, name, []):
            str(membership.agent_id if name == "leaders" else membership.team.name)
    if hasattr(row, "team_count"):
        list(row.hosts.all())
    str(getattr(row, "archival", "") or getattr(row, "brand", ""))


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("who", ["administrator", "agent", "stranger"])
def test_thirty_rows_cost_what_three_cost(name, who, fill, administrator, stranger, acting):
    fill(0, 3)
    actor = {"administrator": administrator, "stranger": stranger}.get(who) or acting(
        queries.list_agents(administrator).rows[0]
    )
    few = cost(lambda: LISTS[name](actor))
    fill(3, 30)
    assert cost(lambda: LISTS[name](actor)) == few <= 4


def test_members_of_a_team_cost_two_queries(make_team, make_agent, administrator, django_assert_num_queries):
    team = make_team("Logística")
    for number in range(30):
        make_agent(f"Persona {number}", team)
    with django_assert_num_queries(2):
        page = queries.members_of(administrator, team_id=team.pk)
        assert all(member.here[0].team_id == team.pk and member.user.name for member in page.rows)
    assert len(page.rows) == 30


def test_pages_follow_each_other_without_gap_or_repetition(make_agent, administrator):
    for _ in range(3):
        for name in ("Álvaro", "alvaro", "Zoe", "Ñuño", "Nuria"):
            make_agent(name)
    seen, after = [], ""
    while True:
        page = queries.list_agents(administrator, after=after, size=4)
        seen += [agent.pk for agent in page.rows]
        after = page.next_after
        if not after:
            break
    whole = queries.list_agents(administrator, size=100)
    assert seen == [agent.pk for agent in whole.rows]
    assert len(set(seen)) == 15


@pytest.mark.parametrize(
    "after", ["x", "%00", "bnVsbA", "WyJhIl0", "W10", "WyJcdTAwMDAiLDFd", "WyJcdWQ4MDAiLDFd", "é"]
)
def test_a_broken_place_begins_at_the_start(after, make_agent, administrator):
    make_agent("Luz")
    assert len(queries.list_agents(administrator, after=after).rows) == 1


@pytest.mark.parametrize("search", ["prado", "PRADO", "Prádo", "luz  pr", "persona0@"])
def test_a_search_minds_neither_case_nor_accents(search, make_agent, administrator):
    make_agent("Luz Prado")
    make_agent("Otra")
    assert [a.display_name for a in queries.list_agents(administrator, search=search).rows] == ["Luz Prado"]


@pytest.mark.parametrize("search", ["%", "_", "\\", "'", "\x00", "\ud800", "a" * 5000])
def test_signs_in_a_search_are_only_text(search, make_agent, administrator):
    make_agent("Luz Prado")
    found = queries.list_agents(administrator, search=search).rows
    assert len(found) == (1 if search in ("\x00", "\ud800") else 0)
