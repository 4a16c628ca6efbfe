"""Fields that are asked in some cases only, needed on some statuses only, and of kinds beyond words and numbers."""

from __future__ import annotations

import pytest

from atiende.catalogue.actions.save_products import save_products
from atiende.catalogue.rules.fields import ProductFields
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.platform.models.files import StoredFileRow
from atiende.tickets.actions.add_contact_reason import add_contact_reason
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.actions.add_status import add_status
from atiende.tickets.actions.archive_custom_field import archive_custom_field
from atiende.tickets.actions.attach_field_file import attach_field_file
from atiende.tickets.actions.change_contact_reason import change_contact_reason
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.choose_status_fields import choose_status_fields
from atiende.tickets.actions.delete_custom_field import delete_custom_field
from atiende.tickets.errors import FieldIsReferred, FieldsMissing, NeededOnStatus
from atiende.tickets.models import CustomField, FieldFile, Ticket
from atiende.tickets.personal_data import erase_customer, export_customer
from atiende.tickets.queries import (
    field_uses,
    fields_of_ticket,
    get_field_file_for,
    register_field_use,
)
from atiende.tickets.rules.cascade import read_tree
from atiende.tickets.rules.contact_reasons import ReasonFields
from atiende.tickets.rules.field_definition import FieldDefinition
from atiende.tickets.rules.status_labels import StatusLabels

from .conftest import AT, later

WHEN = later(10)
TREE = "Norte\n  Bilbao\n    Gran Vía\n  Oviedo\nSur\n\tSevilla"


@pytest.fixture
def add(house):
    def make(label, kind="text", **more):
        if kind == "choice":
            more.setdefault("options", ("Avería", "Retraso"))
        definition = FieldDefinition(label=label, kind=kind, **more)
        return add_custom_field(definition=definition, by=house.administrator, at=AT)

    return make


@pytest.fixture
def ticket_id(opened):
    return opened().ticket_id


@pytest.fixture
def answer(house, ticket_id):
    def make(**values):
        return change_custom_fields(ticket_id=ticket_id, values=values, by=house.owner, at=WHEN).custom_fields

    return make


@pytest.fixture
def reason(house):
    def make(name, parent=None):
        fields = ReasonFields(name_es=name, parent_id=parent)
        return add_contact_reason(fields=fields, by=house.administrator, at=AT).pk

    return make


def asked(ticket_id):
    ticket = Ticket.objects.get(pk=ticket_id)
    return [each.key for each in fields_of_ticket(ticket) if each.may_change]


def test_a_tree_is_read_and_written_in_one_way():
    tree = read_tree(TREE)
    assert tree.paths == (("Norte", "Bilbao", "Gran Vía"), ("Norte", "Oviedo"), ("Sur", "Sevilla"))
    assert read_tree(tree.text) == tree


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Norte\n    Bilbao", "2"),
        ("  Norte\n", "1"),
        ("Norte\nNORTE\nSur\nsur", "2, 4"),
        ("a\n b\n  b", "3"),
        ("x" * 61, "1"),
        ("\n".join("  " * n + str(n) for n in range(6)), "6"),
    ],
)
def test_a_bad_tree_is_named_by_its_lines(add, text, lines):
    with pytest.raises(InvalidInput) as refused:
        add("Tienda", "cascade", tree=text)
    assert set(refused.value.fields) == {"tree"}
    assert refused.value.params["lines"] == lines
    assert not CustomField.objects.exists()


def test_an_empty_tree_offers_nothing(add):
    with pytest.raises(InvalidInput):
        add("Tienda", "cascade", tree=" \n")


@pytest.mark.parametrize(
    ("kind", "more", "good", "bad"),
    [
        ("cascade", {"tree": TREE}, ["Norte", "Bilbao", "Gran Vía"], ["Norte", "Bilbao"]),
        ("cascade", {"tree": TREE}, ["Sur", "Sevilla"], "Sur › Sevilla"),
        ("money", {"options": ("EUR", "usd")}, "12.50 EUR", "12.50 GBP"),
        ("money", {"options": ("EUR",)}, "-3 EUR", 3),
        ("money", {"options": ("EUR",)}, "0.1 EUR", "1e3 EUR"),
        ("product", {}, "L-100", "L-999"),
    ],
)
def test_an_answer_is_of_its_kind(add, answer, kind, more, good, bad):
    save_products(products=[ProductFields(sku="L-100", name="Lámpara")], by=SYSTEM, at=AT)
    add("Dato", kind, **more)
    with pytest.raises(InvalidInput) as refused:
        answer(dato=bad)
    assert set(refused.value.fields) == {"dato"}
    assert answer(dato=good) == {"dato": good}


@pytest.mark.parametrize("options", [(), ("euros",), ("EUR", "XYZ")])
def test_money_is_in_currencies_that_exist(add, options):
    with pytest.raises(InvalidInput) as refused:
        add("Importe", "money", options=options)
    assert set(refused.value.fields) == {"options"}


def test_a_file_is_held_while_it_answers_and_goes_with_the_person(add, answer, house, ticket_id, attachment):
    add("Factura", "file")
    with pytest.raises(InvalidInput):
        answer(factura="factura.pdf")
    for name in ("una.pdf", "otra.pdf"):
        attach_field_file(
            ticket_id=ticket_id, key="factura", file=attachment(name.encode(), name), by=house.owner, at=WHEN
        )
    assert Ticket.objects.get(pk=ticket_id).custom_fields == {"factura": "otra.pdf"}
    assert get_field_file_for(house.colleague, ticket_id, "factura").name == "otra.pdf"
    with pytest.raises(NotFound):
        get_field_file_for(house.of_other_brand, ticket_id, "factura")
    customer_id = Ticket.objects.get(pk=ticket_id).customer_id
    assert [file.name for file in export_customer([customer_id]).files] == ["otra.pdf"]
    held = FieldFile.objects.get().file_id
    answer(factura=None)
    assert not FieldFile.objects.exists()
    assert StoredFileRow.objects.get(pk=held).references == 0
    attach_field_file(
        ticket_id=ticket_id, key="factura", file=attachment(b"x", "x.pdf"), by=house.owner, at=WHEN
    )
    erase_customer([customer_id], at=WHEN, by=SYSTEM)
    assert not FieldFile.objects.exists()


def test_asked_only_in_some_categories_and_after_some_answers(add, answer, reason, house, ticket_id):
    returns = reason("Devoluciones")
    clothes = reason("Ropa", returns)
    add("Motivo", "choice", reason_ids=frozenset({returns}))
    add("Otro motivo", when_key="motivo", when_values=("Retraso",))
    assert asked(ticket_id) == []
    with pytest.raises(InvalidInput) as refused:
        answer(motivo="Avería")
    assert set(refused.value.fields) == {"motivo"}
    change_contact_reason(ticket_id=ticket_id, reason_id=clothes, by=house.owner, at=WHEN)
    assert asked(ticket_id) == ["motivo"]
    answer(motivo="Retraso", otro_motivo="La nieve")
    assert asked(ticket_id) == ["motivo", "otro_motivo"]


def test_an_answer_stays_when_its_field_is_asked_no_more_and_counts_again_when_it_is(
    add, answer, house, ticket_id
):
    add("Motivo", "choice")
    add("Detalle", is_needed=True, when_key="motivo", when_values=("Avería",))
    answer(motivo="Avería", detalle="Se cayó")
    assert answer(motivo="Retraso") == {"motivo": "Retraso", "detalle": "Se cayó"}
    assert asked(ticket_id) == ["motivo"]
    with pytest.raises(InvalidInput):
        answer(detalle="Otra cosa")
    answer(motivo="Avería")
    assert asked(ticket_id) == ["motivo", "detalle"]
    answer(motivo="Retraso", detalle=None)
    change_status(ticket_id=ticket_id, status_key="resolved", by=house.owner, at=WHEN)


@pytest.mark.parametrize(
    "wrong",
    [
        {"when_key": "nada", "when_values": ("x",)},
        {"when_key": "motivo", "when_values": ("Otra",)},
        {"when_key": "motivo"},
        {"reason_ids": frozenset({9_999})},
        {"needed_in": ("no_hay",)},
    ],
)
def test_a_condition_names_what_exists(add, wrong):
    add("Motivo", "choice")
    with pytest.raises(InvalidInput):
        add("Detalle", **wrong)


def test_needed_on_a_status_of_the_company(add, answer, house, ticket_id):
    add_status(
        category="waiting_internal",
        labels=StatusLabels(for_agents="En taller", for_customers="En reparación"),
        by=house.administrator,
        at=AT,
    )
    field = add("Número de serie", needed_in=("en_taller",))
    with pytest.raises(NeededOnStatus) as refused:
        change_status(ticket_id=ticket_id, status_key="en_taller", by=house.owner, at=WHEN)
    assert refused.value.params == {"names": "Número de serie", "status": "En taller"}
    change_status(ticket_id=ticket_id, status_key="waiting_customer", by=house.owner, at=WHEN)
    answer(numero_de_serie="SN-1")
    change_status(ticket_id=ticket_id, status_key="en_taller", by=house.owner, at=WHEN)
    status_id = Ticket.objects.get(pk=ticket_id).status_id
    choose_status_fields(status_id=status_id, keys=[], by=house.administrator, at=AT)
    field.refresh_from_db()
    assert field.needed_in == []


def test_needed_to_solve_only_where_it_is_asked(add, reason, house, ticket_id):
    add("Serie", is_needed=True, reason_ids=frozenset({reason("Averías")}))
    change_status(ticket_id=ticket_id, status_key="resolved", by=house.owner, at=WHEN)
    change_status(ticket_id=ticket_id, status_key="open", by=house.owner, at=WHEN)
    change_contact_reason(
        ticket_id=ticket_id,
        reason_id=CustomField.objects.get().reason_ids[0],
        by=house.owner,
        at=WHEN,
    )
    with pytest.raises(FieldsMissing):
        change_status(ticket_id=ticket_id, status_key="resolved", by=house.owner, at=WHEN)


def test_a_field_that_others_name_is_neither_archived_nor_deleted(add, house, monkeypatch):
    monkeypatch.setattr(field_uses, "_TOLD", {})
    decides = add("Motivo", "choice")
    waits = add("Detalle", when_key="motivo", when_values=("Avería",))
    register_field_use("views", lambda key: ["Vista de averías"] if key == "motivo" else [])
    for act in (archive_custom_field, delete_custom_field):
        with pytest.raises(FieldIsReferred) as refused:
            act(field_id=decides.pk, by=house.administrator, at=AT)
        assert refused.value.params["where"] == "Detalle, Vista de averías"
    delete_custom_field(field_id=waits.pk, by=house.administrator, at=AT)
    monkeypatch.setattr(field_uses, "_TOLD", {})
    delete_custom_field(field_id=decides.pk, by=house.administrator, at=AT)
