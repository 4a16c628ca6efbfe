"""The company's own fields in the panel of a case: answered one by one, refused in place, never overwritten unseen."""

from __future__ import annotations

import re

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.actions.archive_custom_field import archive_custom_field
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.models import Ticket
from atiende.tickets.rules.field_definition import FieldDefinition
from tests.desk.office import AT, Person, arrives, signed_in

pytestmark = pytest.mark.django_db


def asked(label: str, kind: str = "text", **more) -> int:
    if kind in ("choice", "choices"):
        more.setdefault("options", ("Avería", "Retraso"))
    definition = FieldDefinition(label=label, kind=kind, **more)
    return add_custom_field(definition=definition, by=SYSTEM, at=AT).pk


def answers(number: int) -> dict[str, object]:
    return Ticket.objects.get(number=number).custom_fields


def answer(person: Person, number: int, key: str, *value: str, was: str = "null", **more):
    return person.post(f"/desk/tickets/{number}/field", {"key": key, "value": value, "was": was}, **more)


def panel(person: Person, number: int) -> str:
    page = person.get(f"/desk/tickets/{number}/").content.decode()
    found = re.search(r'<section id="case-fields".*?</section>', page, re.S)
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("kind", "written", "kept", "again"),
    [
        ("text", " Lumbre 9 ", "Lumbre 9", 'value="Lumbre 9"'),
        ("long_text", "Dos\nlíneas", "Dos\nlíneas", ">\nDos\nlíneas</textarea>"),
        ("number", "1.284,50", 1284.5, 'value="1284,5"'),
        ("number", "12.5", 12.5, 'value="12,5"'),
        ("number", "-3", -3, 'value="-3"'),
        ("date", "2026-02-28", "2026-02-28", 'value="2026-02-28"'),
        ("yes_no", "no", False, 'value="no" selected'),
        ("choice", "Retraso", "Retraso", 'value="Retraso" selected'),
    ],
)
def test_an_answer_is_read_as_it_is_written_and_stands_there_again(kind, written, kept, again) -> None:
    asked("Dato", kind)
    agent, number = signed_in(), arrives().number
    assert answer(agent, number, "dato", written).status_code == 302
    assert answers(number) == {"dato": kept}
    shown = panel(agent, number)
    was = re.search(r'name="was" value="([^"]*)"', shown)
    assert was is not None
    assert re.search(again, shown), shown
    answer(agent, number, "dato", "", was=was[1].replace("&quot;", '"').replace("&#x27;", "'"))
    assert answers(number) == {}


def test_several_are_chosen_and_none() -> None:
    asked("Cosas", "choices")
    agent, number = signed_in(), arrives().number
    answer(agent, number, "cosas", "Avería", "Retraso")
    assert answers(number) == {"cosas": ["Avería", "Retraso"]}
    assert panel(agent, number).count(" checked") == 2
    answer(agent, number, "cosas", was='["Avería", "Retraso"]')
    assert answers(number) == {}


def test_what_cannot_be_kept_stands_there_with_the_reason() -> None:
    asked("Importe", "number", hint="<b>Sin IVA</b>")
    agent, number = signed_in(), arrives().number
    refused = answer(agent, number, "importe", "doce <i>euros</i>")
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "doce &lt;i&gt;euros" in page
    assert 'aria-invalid="true"' in page
    assert "&lt;b&gt;Sin IVA" in page
    part = answer(agent, number, "importe", "doce", headers={"HX-Request": "true"})
    assert (part.status_code, "toast" in part["HX-Trigger"]) == (200, True)
    assert "field-importe-error" in part.content.decode()
    assert answers(number) == {}


def test_who_did_not_see_the_present_answer_does_not_replace_it_unknowing() -> None:
    asked("Modelo")
    agent, colleague, number = signed_in(), signed_in(name="Bea Ruiz"), arrives().number
    answer(colleague, number, "modelo", "A")
    refused = answer(agent, number, "modelo", "B")
    assert refused.status_code == 422
    assert answers(number) == {"modelo": "A"}
    page = refused.content.decode()
    was = re.search(r'id="field-modelo-form".*?name="was" value="([^"]*)"', page, re.S)
    assert was is not None
    assert 'value="B"' in page
    answer(agent, number, "modelo", "B", was=was[1].replace("&quot;", '"'))
    assert answers(number) == {"modelo": "B"}


def test_only_who_answers_customers_changes_and_others_read() -> None:
    asked("Modelo")
    number = arrives().number
    answer(signed_in(), number, "modelo", "A")
    for role in ("light_agent", "auditor"):
        person = signed_in(role, f"Rol {role}")
        assert "<form" not in panel(person, number)
        assert ">A<" in panel(person, number)
        assert answer(person, number, "modelo", "B", was='"A"').status_code == 403
    stranger = signed_in(name="Otro", in_team="Otras cosas")
    assert answer(stranger, number, "modelo", "B", was='"A"').status_code == 404
    assert answers(number) == {"modelo": "A"}


def test_archived_and_unknown_fields_are_read_and_not_written() -> None:
    field_id = asked("Modelo")
    agent, opened = signed_in(), arrives()
    change_custom_fields(
        ticket_id=opened.ticket_id, values={"modelo": "A", "de_un_programa": "<x>"}, by=SYSTEM, at=AT
    )
    archive_custom_field(field_id=field_id, by=SYSTEM, at=AT)
    shown = panel(agent, opened.number)
    assert "<form" not in shown
    assert "&lt;x&gt;" in shown
    for key in ("modelo", "de_un_programa", "nuevo", "", "x" * 5000):
        assert answer(agent, opened.number, key, "B").status_code == 422
    assert answers(opened.number) == {"modelo": "A", "de_un_programa": "<x>"}


def test_without_fields_the_panel_says_nothing_of_them() -> None:
    assert panel(signed_in(), arrives().number) == ""


def test_what_is_needed_is_said_and_holds_the_solving() -> None:
    asked("Motivo", "choice", is_needed=True)
    agent, number = signed_in(), arrives().number
    assert "Obligatorio" in panel(agent, number)
    answered = agent.post(
        f"/desk/tickets/{number}/status", {"value": "resolved"}, follow=True
    ).content.decode()
    assert "rellenar: Motivo" in answered
    sent = agent.post(
        f"/desk/tickets/{number}/reply",
        {"text": "Listo", "to": "rosa@correo.example", "status_key": "resolved"},
    )
    assert "rellenar: Motivo" in sent.content.decode()
    assert "Listo" in sent.content.decode()
    answer(agent, number, "motivo", "Avería")
    agent.post(f"/desk/tickets/{number}/status", {"value": "resolved"})
    assert Ticket.objects.get(number=number).category == "resolved"


def test_the_timeline_names_what_was_changed() -> None:
    asked("Número de serie")
    agent, number = signed_in(), arrives().number
    answer(agent, number, "numero_de_serie", "AB")
    assert "cambió: Número de serie" in agent.get(f"/desk/tickets/{number}/").content.decode()
