"""Why customers write: a tree, chosen in cases of its brands, never lost while something has it."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from atiende.customers.rules.customer import NewIdentifier
from atiende.kernel.refusals import Conflict, InvalidInput, NotFound, NotPermitted
from atiende.platform.models import AuditEntry
from atiende.tickets.actions.add_contact_reason import add_contact_reason
from atiende.tickets.actions.archive_contact_reason import archive_contact_reason
from atiende.tickets.actions.change_contact_reason import change_contact_reason
from atiende.tickets.actions.delete_contact_reason import delete_contact_reason
from atiende.tickets.actions.file_ticket import file_ticket
from atiende.tickets.actions.move_contact_reason import move_contact_reason
from atiende.tickets.actions.restore_contact_reason import restore_contact_reason
from atiende.tickets.actions.revise_contact_reason import revise_contact_reason
from atiende.tickets.errors import ChangedMeanwhile, ReasonIsUsed
from atiende.tickets.models import ContactReason, Ticket, TimelineEntry
from atiende.tickets.queries import list_lines, reason_tree, search_tickets
from atiende.tickets.rules.contact_reasons import Reason, ReasonFields, ReasonTree
from atiende.tickets.rules.filing import Filing
from atiende.tickets.rules.listing import Filters

from .conftest import AT, later

WHEN = later(10)


@pytest.fixture
def add(house):
    def make(name="Pedidos", parent=None, **more):
        fields = ReasonFields(name_es=name, parent_id=parent, **more)
        return add_contact_reason(fields=fields, by=house.administrator, at=AT).pk

    return make


@pytest.fixture
def choose(house, opened):
    ticket_id = opened().ticket_id

    def make(reason_id, by=None, shown=None):
        change_contact_reason(
            ticket_id=ticket_id, reason_id=reason_id, by=by or house.owner, at=WHEN, shown=shown
        )
        return Ticket.objects.get(pk=ticket_id)

    make.ticket_id = ticket_id
    return make


def test_a_tree_says_paths_and_what_is_below():
    tree = ReasonTree.of(
        [
            Reason(id=1, name_es="Pedidos", name_en="Orders"),
            Reason(id=2, parent_id=1, name_es="Devoluciones", brand_ids=frozenset({7})),
            Reason(id=3, parent_id=2, name_es="Ropa"),
            Reason(id=4, name_es="Facturas", is_in_use=False),
            Reason(id=5, parent_id=5, name_es="Suelta"),
        ]
    )
    assert tree.path_name(3, "es") == "Pedidos › Devoluciones › Ropa"
    assert tree.path_name(2, "en") == "Orders › Devoluciones"
    assert tree.within([2]) == {2, 3}
    assert tree.is_within(3, [1])
    assert not tree.is_within(None, [1])
    assert [each.id for each in tree.offered(8, "es")] == [1]
    assert [each.id for each in tree.offered(7, "es")] == [1, 2, 3]
    assert tree.named("pedidos > devoluciones>ROPA", 7) == tree.named("ropa", 7) == 3
    assert tree.named("orders", 7) == 1
    assert tree.named("Facturas", 7) is None
    assert tree.meant("devoluciones") == {2, 3}


def test_it_is_chosen_told_and_found(choose, add, house):
    top = add()
    returns = add("Devoluciones", top)
    assert choose(returns, shown="").contact_reason_id == returns
    choose(returns)
    assert TimelineEntry.objects.filter(kind="reason_changed").count() == 1
    entry = AuditEntry.objects.get(verb="tickets.contact_reason_changed")
    assert entry.fields == ["contact_reason"]
    for words in ("categoria:pedidos", "category:devoluciones", 'categoría:"pedidos › devoluciones"'):
        (hit,) = search_tickets(house.owner, words, now=WHEN).rows
        assert hit.ticket.pk == choose.ticket_id
    assert not search_tickets(house.owner, "-categoria:pedidos", now=WHEN).rows
    assert search_tickets(house.owner, "categoria:nada-de-eso", now=WHEN).problems
    (line,) = list_lines(house.owner, filters=Filters(reason_ids=frozenset({returns}))).rows
    assert line.reason_es == "Devoluciones"
    assert not list_lines(house.owner, filters=Filters(reason_ids=frozenset({top}))).rows


def test_who_may_not_answer_does_not_choose(choose, add, house):
    reason = add()
    for by in (house.light, house.auditor):
        with pytest.raises(NotPermitted):
            choose(reason, by=by)
    with pytest.raises(NotFound):
        choose(reason, by=house.of_other_brand)


def test_only_what_is_offered_in_the_brand(choose, add, house):
    of_luma = add("Luma", brand_ids=frozenset({house.luma.pk}))
    archived = add("Vieja")
    archive_contact_reason(reason_id=archived, by=house.administrator, at=AT)
    below = add("Debajo", archived)
    for reason in (of_luma, archived, below, 9_999):
        with pytest.raises(InvalidInput) as refused:
            choose(reason)
        assert set(refused.value.fields) == {"contact_reason"}
    restore_contact_reason(reason_id=archived, by=house.administrator, at=AT)
    assert choose(below).contact_reason_id == below


def test_two_at_one_case(choose, add):
    first, second = add("Una"), add("Otra")
    choose(first, shown="")
    with pytest.raises(ChangedMeanwhile):
        choose(second, shown="")
    assert choose(second, shown=str(first)).contact_reason_id == second


def test_team_and_priority_come_from_the_nearest_above_where_nobody_decided(add, house, opened):
    top = add("Arriba", team_id=house.billing.pk, priority=3)
    below = add("Abajo", top)
    free = opened(address="ana@correo.example", team_id=None).ticket_id
    taken = opened(address="eva@correo.example", priority=1).ticket_id
    for ticket_id in (free, taken):
        change_contact_reason(ticket_id=ticket_id, reason_id=below, by=house.administrator, at=WHEN)
    found = {row.pk: (row.team_id, row.priority) for row in Ticket.objects.all()}
    assert found == {free: (house.billing.pk, 3), taken: (house.help_desk.pk, 1)}


def test_it_is_said_when_a_case_is_handed_in(add, house, customer):
    filing = Filing(
        subject="No llega",
        text="Nada",
        identifiers=(NewIdentifier("email", "rosa@correo.example", ""),),
        brand_id=house.nova.pk,
        contact_reason_id=add(),
    )
    filed = file_ticket(filing=filing, by=house.owner, at=AT)
    assert Ticket.objects.get(pk=filed.opened.ticket_id).contact_reason is not None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"name_es": " \u202e "}, "name_es"), ({"priority": 9}, "priority"), ({"parent_id": 99}, "parent_id")],
)
def test_what_cannot_be_kept_is_named(house, wrong, field):
    with pytest.raises(InvalidInput) as refused:
        add_contact_reason(fields=ReasonFields(**{"name_es": "X", **wrong}), by=house.administrator, at=AT)
    assert set(refused.value.fields) == {field}


def test_neither_twice_in_one_place_nor_below_itself_nor_too_deep(add, house):
    top = add("Pedidos")
    with pytest.raises(InvalidInput):
        add("PEDIDOS")
    here = top
    for name in ("b", "c", "d", "e"):
        here = add(name, here)
    with pytest.raises(InvalidInput):
        add("f", here)
    with pytest.raises(InvalidInput) as refused:
        revise_contact_reason(
            reason_id=top,
            fields=ReasonFields(name_es="Pedidos", parent_id=here),
            version=1,
            by=house.administrator,
            at=AT,
        )
    assert set(refused.value.fields) == {"parent_id"}


def test_two_who_change_one(add, house):
    reason = add()

    def rename(name):
        revise_contact_reason(
            reason_id=reason, fields=ReasonFields(name_es=name), version=1, by=house.administrator, at=AT
        )

    rename("Uno")
    rename("Uno")
    with pytest.raises(Conflict):
        rename("Dos")


def test_it_is_deleted_only_while_nothing_has_it(choose, add, house):
    top = add("Pedidos")
    below = add("Devoluciones", top)
    choose(below)
    for reason, word in ((top, "debajo"), (below, "casos")):
        with override("es"), pytest.raises(ReasonIsUsed) as refused:
            delete_contact_reason(reason_id=reason, by=house.administrator, at=AT)
        assert word in str(refused.value.params["where"])
    choose(None)
    delete_contact_reason(reason_id=below, by=house.administrator, at=AT)
    delete_contact_reason(reason_id=top, by=house.administrator, at=AT)
    assert not ContactReason.objects.exists()
    with pytest.raises(NotPermitted):
        delete_contact_reason(reason_id=top, by=house.supervisor, at=AT)


def test_they_change_places_among_those_beside_them(add, house):
    first, second, below = add("Una"), add("Dos"), None
    below = add("Debajo", first)
    move_contact_reason(reason_id=second, is_up=True, by=house.administrator, at=AT)
    move_contact_reason(reason_id=below, is_up=True, by=house.administrator, at=AT)
    assert [each.id for each, _depth in reason_tree().walk()] == [second, first, below]
