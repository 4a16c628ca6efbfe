"""Checklists: of templates, ticked, and what they need before a case is solved."""

from __future__ import annotations

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import Conflict, InvalidInput, NotFound, NotPermitted
from atiende.platform.models import OutboxEvent
from atiende.tasks.actions.add_checklist_template import add_checklist_template
from atiende.tasks.actions.apply_checklist import apply_checklist
from atiende.tasks.actions.change_checklist_template import change_checklist_template
from atiende.tasks.actions.remove_checklist import remove_checklist
from atiende.tasks.actions.switch_checklist_template import switch_checklist_template
from atiende.tasks.actions.tick_item import tick_item
from atiende.tasks.errors import TemplateIsArchived, TemplateOfOtherBrand
from atiende.tasks.models import Checklist, ChecklistItem
from atiende.tasks.queries.checklists import templates_for_brand
from atiende.tasks.rules.checklist import items_written
from atiende.tasks.rules.template import ChecklistDefinition
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.errors import CaseIsHeld
from atiende.tickets.models import Ticket, TicketHold
from atiende.tickets.rules.reply import Reply
from tests.tickets.conftest import AT, later

WHEN = later(10)


@pytest.fixture
def template(house):
    def make(lines="*Pedir foto\nMedir\n*Comprobar garantía", name="Devolución", **more):
        definition = ChecklistDefinition(name=name, items=items_written(lines), **more)
        return add_checklist_template(definition=definition, by=house.administrator, at=AT)

    return make


def _tick(item, by, is_ticked=True):
    tick_item(item_id=item.pk, is_ticked=is_ticked, by=by, at=WHEN)


def test_a_case_is_not_solved_before_what_is_needed_is_ticked(house, opened, template):
    ticket_id = opened().ticket_id
    applied = apply_checklist(ticket_id=ticket_id, template_id=template().pk, by=house.owner, at=WHEN)
    photo, size, warranty = ChecklistItem.objects.filter(checklist=applied).order_by("position")
    with pytest.raises(CaseIsHeld) as held:
        change_status(ticket_id=ticket_id, status_key="resolved", by=house.supervisor, at=WHEN)
    assert held.value.params == {"reasons": "Devolución: Pedir foto, Comprobar garantía"}
    with pytest.raises(CaseIsHeld):
        reply_to_ticket(
            ticket_id=ticket_id, reply=Reply(text="Ya", status_key="resolved"), by=house.owner, at=WHEN
        )
    _tick(photo, house.light)
    with pytest.raises(CaseIsHeld, match="garantía"):
        change_status(ticket_id=ticket_id, status_key="closed", by=house.supervisor, at=WHEN)
    _tick(warranty, house.owner)
    _tick(warranty, house.owner)
    change_status(ticket_id=ticket_id, status_key="resolved", by=house.owner, at=WHEN)
    assert not TicketHold.objects.exists()
    _tick(size, house.owner)
    assert Ticket.objects.get(pk=ticket_id).category == "resolved"


def test_the_system_closes_what_people_cannot(house, opened, template):
    ticket_id = opened().ticket_id
    apply_checklist(ticket_id=ticket_id, template_id=template().pk, by=SYSTEM, at=WHEN)
    change_status(ticket_id=ticket_id, status_key="closed", by=SYSTEM, at=WHEN)
    assert Ticket.objects.get(pk=ticket_id).category == "closed"


def test_a_tick_taken_away_holds_the_case_again(house, opened, template):
    ticket_id = opened().ticket_id
    applied = apply_checklist(ticket_id=ticket_id, template_id=template("*Uno").pk, by=house.owner, at=WHEN)
    item = applied.items.get()
    _tick(item, house.owner)
    _tick(item, house.colleague, is_ticked=False)
    with pytest.raises(CaseIsHeld):
        change_status(ticket_id=ticket_id, status_key="resolved", by=house.owner, at=WHEN)


def test_what_is_needed_is_not_got_round_by_removing_the_list(house, opened, template):
    ticket_id = opened().ticket_id
    needs = apply_checklist(ticket_id=ticket_id, template_id=template().pk, by=house.owner, at=WHEN)
    free = apply_checklist(
        ticket_id=ticket_id, template_id=template("Mirar", name="Otra").pk, by=house.owner, at=WHEN
    )
    with pytest.raises(NotPermitted):
        remove_checklist(checklist_id=needs.pk, by=house.owner, at=WHEN)
    remove_checklist(checklist_id=free.pk, by=house.owner, at=WHEN)
    remove_checklist(checklist_id=needs.pk, by=house.supervisor, at=WHEN)
    assert not Checklist.objects.exists()
    assert not TicketHold.objects.exists()


def test_the_same_template_again_changes_nothing_until_it_is_done(house, opened, template):
    ticket_id, kind = opened().ticket_id, template("Uno")
    first = apply_checklist(ticket_id=ticket_id, template_id=kind.pk, by=house.owner, at=WHEN)
    assert apply_checklist(ticket_id=ticket_id, template_id=kind.pk, by=SYSTEM, at=WHEN) == first
    _tick(first.items.get(), house.owner)
    assert apply_checklist(ticket_id=ticket_id, template_id=kind.pk, by=house.owner, at=WHEN) != first


def test_a_case_keeps_its_lines_when_the_template_changes(house, opened, template):
    kind = template("Uno\nDos")
    applied = apply_checklist(ticket_id=opened().ticket_id, template_id=kind.pk, by=house.owner, at=WHEN)
    other = ChecklistDefinition(name="Nueva", items=items_written("Tres"))
    change_checklist_template(
        template_id=kind.pk, definition=other, version=1, by=house.administrator, at=WHEN
    )
    assert [item.text for item in applied.items.order_by("position")] == ["Uno", "Dos"]
    with pytest.raises(Conflict):
        change_checklist_template(
            template_id=kind.pk, definition=other, version=1, by=house.administrator, at=WHEN
        )


def test_templates_of_other_brands_and_archived_ones_are_not_for_this_case(house, opened, template):
    ticket_id = opened().ticket_id
    of_luma = template(name="Luma", brand_id=house.luma.pk)
    archived = template(name="Vieja")
    switch_checklist_template(template_id=archived.pk, is_in_use=False, by=house.administrator, at=WHEN)
    for kind, refusal in (
        (of_luma.pk, TemplateOfOtherBrand),
        (archived.pk, TemplateIsArchived),
        (9999, NotFound),
    ):
        with pytest.raises(refusal):
            apply_checklist(ticket_id=ticket_id, template_id=kind, by=house.owner, at=WHEN)
    assert templates_for_brand(house.nova.pk) == []
    assert templates_for_brand(house.luma.pk) == [of_luma]


def test_strangers_and_readers_apply_and_tick_nothing(house, opened, template):
    ticket_id, kind = opened().ticket_id, template()
    applied = apply_checklist(ticket_id=ticket_id, template_id=kind.pk, by=house.owner, at=WHEN)
    item = applied.items.first()
    for by, refusal in ((house.auditor, NotPermitted), (house.of_other_team, NotFound)):
        with pytest.raises(refusal):
            apply_checklist(ticket_id=ticket_id, template_id=kind.pk, by=by, at=WHEN)
        with pytest.raises(refusal):
            tick_item(item_id=item.pk, is_ticked=True, by=by, at=WHEN)


def test_templates_are_for_who_sets_the_company_up(house, template):
    template(name="Igual")
    with pytest.raises(NotPermitted):
        add_checklist_template(
            definition=ChecklistDefinition(name="x", items=items_written("a")), by=house.supervisor, at=AT
        )
    for lines, name, field in (
        ("", "x", "items"),
        ("a", " ", "name"),
        ("a\n" * 61, "x", "items"),
        ("a", "Igual", "name"),
    ):
        with pytest.raises(InvalidInput) as refused:
            template(lines, name=name)
        assert field in refused.value.fields


def test_all_ticked_is_told(house, opened, template):
    applied = apply_checklist(
        ticket_id=opened().ticket_id, template_id=template("a\nb").pk, by=house.owner, at=WHEN
    )
    for item in applied.items.all():
        _tick(item, house.owner)
    names = OutboxEvent.objects.filter(name__startswith="tasks.").values_list("name", flat=True)
    assert sorted(names) == ["tasks.checklist_applied.v1", "tasks.checklist_completed.v1"]
