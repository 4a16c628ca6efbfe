"""Cases are found by how they answer the company's own fields."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.queries import search_tickets
from atiende.tickets.rules.field_definition import FieldDefinition

from .conftest import AT

NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
ANSWERS = {
    "motivo": "Avería",
    "cosas": ["Pieza", "Visita"],
    "numero_de_serie": "AB-12",
    "importe": 12.5,
    "garantia": False,
}


@pytest.fixture
def case(house, opened):
    for label, kind, options in (
        ("Motivo", "choice", ("Avería", "Retraso")),
        ("Cosas", "choices", ("Pieza", "Visita", "Nada")),
        ("Número de serie", "text", ()),
        ("Importe", "number", ()),
        ("Garantía", "yes_no", ()),
        ("Sin respuesta", "text", ()),
    ):
        add_custom_field(
            definition=FieldDefinition(label=label, kind=kind, options=options), by=SYSTEM, at=AT
        )
    ticket_id = opened().ticket_id
    change_custom_fields(ticket_id=ticket_id, values=ANSWERS, by=SYSTEM, at=AT)
    return ticket_id


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("campo:motivo=averia", True),
        ("field:MOTIVO=Avería", True),
        ("campo:motivo=retraso", False),
        ("-campo:motivo=retraso", True),
        ("-campo:motivo=averia", False),
        ("campo:cosas=visita", True),
        ("campo:cosas=nada", False),
        ('campo:"número de serie=ab-12"', True),
        ("campo:numero_de_serie=ab-13", False),
        ("campo:importe=12,50", True),
        ("campo:importe=12", False),
        ("campo:garantia=no", True),
        ("campo:garantia=sí", False),
        ("campo:importe", True),
        ("-campo:importe", False),
        ('campo:"sin respuesta"', False),
        ('-campo:"sin respuesta"', True),
        ("campo:motivo=averia pedido", True),
        ("campo:motivo=averia asignado:yo", False),
    ],
)
def test_an_answer_is_asked_for(house, case, typed, is_found):
    page = search_tickets(house.owner, typed, now=NOW)
    assert [hit.ticket.pk for hit in page.rows] == [case] * is_found
    assert page.problems == ()


@pytest.mark.parametrize(
    "typed", ["campo:nada=1", "campo:motivo=otra", "campo:garantia=quizás", "campo:=x", "campo:'%s"]
)
def test_what_nobody_defined_is_named_and_finds_nothing(house, case, typed):
    page = search_tickets(house.owner, typed, now=NOW)
    assert page.rows == ()
    assert [problem.code for problem in page.problems] == ["unknown_value"]


def test_who_does_not_see_the_case_does_not_find_it(house, case):
    assert search_tickets(house.of_other_team, "campo:motivo=averia", now=NOW).rows == ()
