"""Units: trees, moves with their days, people in them, and who may change them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.organisation.actions.archive_unit import archive_unit
from atiende.organisation.actions.change_unit import change_unit
from atiende.organisation.actions.create_unit import create_unit
from atiende.organisation.actions.import_belongings import import_belongings
from atiende.organisation.actions.join_unit import join_unit
from atiende.organisation.actions.leave_unit import leave_unit
from atiende.organisation.actions.make_structure import make_structure
from atiende.organisation.actions.move_unit import move_unit
from atiende.organisation.actions.restore_unit import restore_unit
from atiende.organisation.errors import NameTaken, UnderItself, UnitHasUnits, UnitIsArchived
from atiende.organisation.models import Belonging, Unit, UnitPlace
from atiende.organisation.queries.units import bosses_of, tree_of, units_visible_to
from atiende.organisation.rules.units import UnitFields
from atiende.platform.models import AuditEntry
from tests.organisation.conftest import AT

TODAY = AT.date()
TOMORROW = TODAY + dt.timedelta(1)
YESTERDAY = TODAY - dt.timedelta(1)


@pytest.fixture
def make_unit(company, administrator):
    def make(name, under=None, dimension="function", from_on=TODAY):
        return create_unit(
            dimension=dimension,
            fields=UnitFields(name),
            parent_id=under and under.pk,
            from_on=from_on,
            by=administrator,
            at=AT,
        )

    return make


def named(nodes):
    return {node.unit.name: named(node.below) for node in nodes}


def test_a_move_counts_from_its_day_and_what_was_stays(make_unit, administrator) -> None:
    top, other = make_unit("Dirección"), make_unit("Norte")
    desk = make_unit("Taller", top)
    move_unit(unit_id=desk.pk, parent_id=other.pk, from_on=TOMORROW, by=administrator, at=AT)
    assert named(tree_of(administrator, "function", on=TODAY)) == {"Dirección": {"Taller": {}}, "Norte": {}}
    assert named(tree_of(administrator, "function", on=TOMORROW)) == {
        "Dirección": {},
        "Norte": {"Taller": {}},
    }
    assert tree_of(administrator, "function", on=YESTERDAY) == []
    with pytest.raises(InvalidInput) as refused:
        move_unit(unit_id=desk.pk, parent_id=top.pk, from_on=TODAY, by=administrator, at=AT)
    assert "from_on" in refused.value.fields


def test_under_itself_and_in_a_circle_it_is_refused_with_a_sentence(make_unit, administrator) -> None:
    top = make_unit("Dirección")
    below = make_unit("Taller", top)
    for parent, sentence in ((top, "itself"), (below, "circle")):
        with pytest.raises(UnderItself) as refused:
            move_unit(unit_id=top.pk, parent_id=parent.pk, from_on=TODAY, by=administrator, at=AT)
        assert sentence in refused.value.fields["parent_id"]
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitPlace.objects.filter(unit=below).update(parent=below)
    elsewhere = make_unit("Norte", dimension="geography")
    with pytest.raises(InvalidInput):
        move_unit(unit_id=top.pk, parent_id=elsewhere.pk, from_on=TODAY, by=administrator, at=AT)


def test_a_person_in_two_trees_has_two_bosses_and_who_leads_has_the_one_above(
    make_unit, make_agent, administrator
) -> None:
    top, north = make_unit("Dirección"), make_unit("Norte", dimension="geography")
    repair = make_unit("Taller", top)
    chief, boss, area, hand = (make_agent(name) for name in ("Mercedes", "Elena", "Inés", "Hugo"))

    def join(unit, agent, role="member"):
        return join_unit(
            unit_id=unit.pk, agent_id=agent.pk, role=role, from_on=TODAY, by=administrator, at=AT
        )

    join(top, chief, "leader")
    join(repair, boss, "leader")
    join(north, area, "leader")
    join(repair, hand)
    stay = join(north, hand)
    assert {row.agent for row in bosses_of(hand.pk, at=AT)} == {boss, area}
    assert [row.agent for row in bosses_of(boss.pk, at=AT)] == [chief]
    assert bosses_of(chief.pk, at=AT) == []
    with pytest.raises(InvalidInput):
        join(north, hand)
    leave_unit(unit_id=north.pk, belonging_id=stay.pk, until_on=TODAY, by=administrator, at=AT)
    tomorrow = AT + dt.timedelta(days=1)
    assert {row.agent for row in bosses_of(hand.pk, at=tomorrow)} == {boss}
    assert Belonging.objects.filter(agent=hand).count() == 2


def test_archived_it_is_never_lost(make_unit, make_agent, administrator) -> None:
    top = make_unit("Dirección", from_on=YESTERDAY)
    below = make_unit("Taller", top, from_on=YESTERDAY)
    with pytest.raises(UnitHasUnits):
        archive_unit(unit_id=top.pk, by=administrator, at=AT)
    archive_unit(unit_id=below.pk, by=administrator, at=AT)
    archive_unit(unit_id=top.pk, by=administrator, at=AT)
    assert tree_of(administrator, "function", on=TODAY) == []
    assert named(tree_of(administrator, "function", on=YESTERDAY)) == {"Dirección": {"Taller": {}}}
    with pytest.raises(UnitIsArchived):
        change_unit(unit_id=below.pk, fields=UnitFields("X"), version=1, by=administrator, at=AT)
    with pytest.raises(NameTaken):
        make_unit("TALLER")
    restore_unit(unit_id=below.pk, by=administrator, at=AT)
    assert named(tree_of(administrator, "function", on=TODAY)) == {"Taller": {}}


def test_only_who_manages_the_company_changes_it(
    make_unit, make_agent, administrator, auditor, acting
) -> None:
    unit, agent = make_unit("Taller"), make_agent("Hugo")
    for change in (
        lambda: create_unit(dimension="function", fields=UnitFields("X"), parent_id=None, by=auditor, at=AT),
        lambda: move_unit(unit_id=unit.pk, parent_id=None, from_on=TODAY, by=auditor, at=AT),
        lambda: join_unit(
            unit_id=unit.pk, agent_id=agent.pk, role="member", from_on=TODAY, by=auditor, at=AT
        ),
        lambda: archive_unit(unit_id=unit.pk, by=auditor, at=AT),
        lambda: make_structure(key="small", by=auditor, at=AT),
        lambda: import_belongings(content="email;unit", is_dry=True, by=auditor, at=AT),
    ):
        with pytest.raises(NotPermitted):
            change()
    hugo = acting(agent)
    assert not units_visible_to(hugo).exists()
    join_unit(unit_id=unit.pk, agent_id=agent.pk, role="member", from_on=TODAY, by=administrator, at=AT)
    assert list(units_visible_to(hugo)) == [unit]
    with pytest.raises(NotFound):
        change_unit(unit_id=987, fields=UnitFields("X"), version=1, by=administrator, at=AT)


def test_a_ready_structure_is_made_once_and_stays_editable(company, administrator) -> None:
    assert make_structure(key="matrix", by=administrator, at=AT) == Unit.objects.count() == 12
    assert make_structure(key="matrix", by=administrator, at=AT) == 0
    assert make_structure(key="geographic", by=administrator, at=AT) == 0
    assert len(tree_of(administrator, "geography", on=TODAY)[0].below) == 3
    with pytest.raises(NotFound):
        make_structure(key="pyramid", by=administrator, at=AT)


def test_people_come_by_file_and_bad_lines_say_why(make_unit, make_agent, administrator) -> None:
    make_unit("Taller")
    make_unit("Norte", dimension="geography")
    make_unit("Norte")
    make_agent("Hugo")
    lines = (
        "email,unit,dimension,role",
        "persona0@nova.example,taller,,leader",
        "persona0@nova.example,Norte,,",
        "persona0@nova.example,Norte,zona,",
        "nadie@nova.example,Taller,,",
        "persona0@nova.example,Sótano,,",
    )
    content = "\n".join(lines)
    tried = import_belongings(content=content, is_dry=True, by=administrator, at=AT)
    assert not Belonging.objects.exists()
    done = import_belongings(content=content, is_dry=False, by=administrator, at=AT)
    assert done == tried
    assert [line.number for line in done.refused] == [3, 5, 6]
    assert sorted(Belonging.objects.values_list("unit__name", "role")) == [
        ("Norte", "member"),
        ("Taller", "leader"),
    ]
    assert AuditEntry.objects.filter(verb="organisation.belongings_imported").count() == 1
    again = import_belongings(content=content, is_dry=False, by=administrator, at=AT)
    assert again.taken == 0


def test_a_tree_costs_the_same_with_more_units(
    make_unit, make_agent, administrator, django_assert_num_queries
) -> None:
    top = make_unit("Dirección")
    for number in range(6):
        unit = make_unit(f"Unidad {number}", top)
        agent = make_agent(f"Persona {number}")
        join_unit(unit_id=unit.pk, agent_id=agent.pk, role="leader", from_on=TODAY, by=administrator, at=AT)
    with django_assert_num_queries(2):
        (node,) = tree_of(administrator, "function", on=TODAY)
        assert next(each.leaders[0].agent.user.name for each in node.below) == "Persona 0"
