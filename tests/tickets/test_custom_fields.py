"""The company's own fields: defined, asked in cases of their brands, answered by kind, archived and never lost."""

from __future__ import annotations

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import Conflict, InvalidInput, NotFound, NotPermitted
from atiende.platform.models import AuditEntry
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.actions.archive_custom_field import archive_custom_field
from atiende.tickets.actions.change_custom_field import change_custom_field
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.delete_custom_field import delete_custom_field
from atiende.tickets.actions.move_custom_field import move_custom_field
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.actions.restore_custom_field import restore_custom_field
from atiende.tickets.errors import FieldIsUsed, FieldsMissing
from atiende.tickets.models import CustomField, Message, Ticket, TimelineEntry
from atiende.tickets.personal_data import erase_customer, export_customer
from atiende.tickets.queries import fields_of_case, list_custom_fields
from atiende.tickets.rules.field_definition import FieldDefinition
from atiende.tickets.rules.reply import Reply

from .conftest import AT, later

WHEN = later(10)


def definition(label="Motivo", kind="choice", **more):
    if kind in ("choice", "choices"):
        more.setdefault("options", ("Avería", "Retraso"))
    return FieldDefinition(label=label, kind=kind, **more)


@pytest.fixture
def add(house):
    def make(label="Motivo", kind="choice", **more):
        return add_custom_field(definition=definition(label, kind, **more), by=house.administrator, at=AT)

    return make


@pytest.fixture
def answer(house, opened):
    ticket_id = opened().ticket_id

    def make(by=None, seen=None, **values):
        return change_custom_fields(
            ticket_id=ticket_id, values=values, by=by or house.owner, at=WHEN, seen=seen
        ).custom_fields

    make.ticket_id = ticket_id
    return make


def test_a_field_is_added_with_the_key_of_its_label(add):
    field = add(
        "  Motivo del\u202e contacto ", hint="Por qué escribe", options=("Avería", "avería", " ", "Otro")
    )
    assert (field.key, field.label, field.options) == (
        "motivo_del_contacto",
        "Motivo del contacto",
        ["Avería", "Otro"],
    )
    assert add("3ª entrega", "text", options=("se ignora",)).key == "f_3a_entrega"
    assert [each.key for each in list_custom_fields()] == ["motivo_del_contacto", "f_3a_entrega"]
    assert AuditEntry.objects.filter(verb="tickets.custom_field_added", target_id=str(field.pk)).exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"label": " \u202e "}, "label"),
        ({"kind": "colour"}, "kind"),
        ({"options": (" ",)}, "options"),
        ({"options": tuple(str(n) for n in range(51))}, "options"),
    ],
)
def test_a_definition_that_cannot_be_kept_is_named(add, wrong, field):
    with pytest.raises(InvalidInput) as refused:
        add(**wrong)
    assert set(refused.value.fields) == {field}
    assert not CustomField.objects.exists()


def test_a_name_is_given_once_even_when_archived(add, house):
    archive_custom_field(field_id=add("Motivo").pk, by=house.administrator, at=AT)
    with pytest.raises(InvalidInput) as refused:
        add("MOTIVO", "text")
    assert "label" in refused.value.fields


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("text", "NH-48213", "x" * 301),
        ("text", "3", 3),
        ("long_text", "x" * 2000, ["x"]),
        ("number", 12.5, "12.5"),
        ("number", 0, True),
        ("number", -3, float(10**15)),
        ("date", "2026-02-28", "2026-02-30"),
        ("date", "2026-11-22", "22/11/2026"),
        ("yes_no", False, 0),
        ("choice", "Avería", "avería"),
        ("choices", ["Retraso", "Avería"], ["Avería", "Avería"]),
        ("choices", ["Avería"], "Avería"),
    ],
)
def test_an_answer_is_of_its_kind(add, answer, kind, good, bad):
    add("Dato", kind)
    with pytest.raises(InvalidInput) as refused:
        answer(dato=bad)
    assert set(refused.value.fields) == {"dato"}
    assert answer(dato=good) == {"dato": good}


def test_nothing_chosen_is_no_answer_and_the_change_is_told_without_values(add, answer):
    add("Modelo", "text")
    add("Cosas", "choices")
    answer(modelo="Lumbre 9", cosas=["Avería"], de_un_programa="x")
    assert answer(modelo="", cosas=[]) == {"de_un_programa": "x"}
    entry = TimelineEntry.objects.filter(kind="fields_changed").latest("pk")
    assert entry.data == {"fields": ["cosas", "modelo"]}
    audited = AuditEntry.objects.filter(verb="tickets.fields_changed").latest("pk")
    assert audited.fields == ["custom_fields.cosas", "custom_fields.modelo"]


def test_a_field_is_asked_in_cases_of_its_brands_only(add, answer, house):
    add("De Luma", "text", brand_ids=frozenset({house.luma.pk}))
    add("De todas", "text")
    assert [each.key for each in fields_of_case(house.nova.pk, {})] == ["de_todas"]
    assert [each.key for each in fields_of_case(house.luma.pk, {})] == ["de_luma", "de_todas"]
    with pytest.raises(InvalidInput) as refused:
        answer(de_luma="x")
    assert set(refused.value.fields) == {"de_luma"}


def test_an_archived_field_keeps_its_answers_and_takes_no_others(add, answer, house):
    field = add("Modelo", "text")
    answer(modelo="A")
    with pytest.raises(FieldIsUsed):
        delete_custom_field(field_id=field.pk, by=house.administrator, at=AT)
    archive_custom_field(field_id=field.pk, by=house.administrator, at=AT)
    (shown,) = fields_of_case(house.nova.pk, {"modelo": "A"})
    assert (shown.value, shown.may_change) == ("A", False)
    with pytest.raises(InvalidInput):
        answer(modelo="B")
    assert fields_of_case(house.nova.pk, {}) == []
    restore_custom_field(field_id=field.pk, by=house.administrator, at=AT)
    assert answer(modelo="B") == {"modelo": "B"}


def test_what_nobody_answered_can_be_deleted(add, house):
    field = add()
    delete_custom_field(field_id=field.pk, by=house.administrator, at=AT)
    assert not CustomField.objects.exists()
    with pytest.raises(NotFound):
        delete_custom_field(field_id=field.pk, by=house.administrator, at=AT)


def test_an_option_that_is_offered_no_more_stays_where_it_was_chosen(add, answer, house):
    field = add("Cosas", "choices")
    answer(cosas=["Avería"])
    changed = definition("Cosas que pasan", "choices", options=("Retraso",), is_needed=True)
    kept = change_custom_field(
        field_id=field.pk, definition=changed, version=1, by=house.administrator, at=AT
    )
    assert (kept.key, kept.label, kept.version) == ("cosas", "Cosas que pasan", 2)
    assert answer(cosas=["Avería", "Retraso"]) == {"cosas": ["Avería", "Retraso"]}
    with pytest.raises(Conflict):
        change_custom_field(
            field_id=field.pk, definition=definition("Otro"), version=1, by=house.administrator, at=AT
        )


def test_a_field_moves_one_place(add, house):
    first, second, third = add("Uno", "text"), add("Dos", "text"), add("Tres", "text")
    archive_custom_field(field_id=second.pk, by=house.administrator, at=AT)
    move_custom_field(field_id=third.pk, is_up=True, by=house.administrator, at=AT)
    assert [each.key for each in list_custom_fields()] == ["tres", "uno"]
    move_custom_field(field_id=first.pk, is_up=False, by=house.administrator, at=AT)
    assert [each.key for each in list_custom_fields(is_in_use=None)] == ["tres", "uno", "dos"]


def test_what_is_needed_is_answered_before_people_solve(add, answer, house):
    add("Motivo", is_needed=True)
    add("De Luma", "text", is_needed=True, brand_ids=frozenset({house.luma.pk}))

    def solve(key="resolved", by=None):
        return change_status(ticket_id=answer.ticket_id, status_key=key, by=by or house.supervisor, at=WHEN)

    with pytest.raises(FieldsMissing) as refused:
        solve()
    assert refused.value.params == {"names": "Motivo"}
    with pytest.raises(FieldsMissing):
        solve("closed")
    with pytest.raises(FieldsMissing):
        reply_to_ticket(
            ticket_id=answer.ticket_id,
            reply=Reply(text="Listo", status_key="resolved"),
            by=house.owner,
            at=WHEN,
        )
    assert not Message.objects.filter(kind="outgoing").exists()
    solve("open")
    answer(motivo="Avería")
    assert solve().category == "resolved"


def test_the_system_closes_by_time_and_a_cancelled_case_needs_nothing(add, opened, house):
    add("Motivo", is_needed=True)
    for key, by in (("closed", SYSTEM), ("cancelled", house.supervisor)):
        assert change_status(ticket_id=opened().ticket_id, status_key=key, by=by, at=WHEN).category == key


def test_who_saw_something_else_replaces_nothing_unknowing(add, answer):
    add("Modelo", "text")
    answer(modelo="A")
    with pytest.raises(Conflict) as refused:
        answer(seen={}, modelo="B")
    assert set(refused.value.fields) == {"modelo"}
    assert answer(seen={}, modelo="A") == {"modelo": "A"}
    assert answer(seen={"modelo": "A"}, modelo="B") == {"modelo": "B"}


def test_only_who_manages_settings_defines_and_who_replies_answers(add, answer, house):
    field = add("Modelo", "text")
    for person in (house.owner, house.supervisor, house.auditor, house.stranger):
        with pytest.raises(NotPermitted):
            add_custom_field(definition=definition("Otro"), by=person, at=AT)
        with pytest.raises(NotPermitted):
            change_custom_field(field_id=field.pk, definition=definition(), version=1, by=person, at=AT)
        for act in (archive_custom_field, restore_custom_field, delete_custom_field):
            with pytest.raises(NotPermitted):
                act(field_id=field.pk, by=person, at=AT)
        with pytest.raises(NotPermitted):
            move_custom_field(field_id=field.pk, is_up=True, by=person, at=AT)
    for person in (house.light, house.auditor):
        with pytest.raises(NotPermitted):
            answer(by=person, modelo="A")
    with pytest.raises(NotFound):
        answer(by=house.of_other_team, modelo="A")
    assert answer(by=house.colleague, modelo="A") == {"modelo": "A"}


def test_erasing_the_customer_takes_the_answers_and_an_export_holds_them(add, answer, customer):
    add("Modelo", "text")
    answer(modelo="De Rosa")
    (told,) = export_customer([customer()]).records["tickets"]
    assert told["custom_fields"] == {"modelo": "De Rosa"}
    erase_customer([customer()], at=WHEN, by=SYSTEM)
    assert Ticket.objects.get(pk=answer.ticket_id).custom_fields == {}
