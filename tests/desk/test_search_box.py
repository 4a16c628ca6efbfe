"""The search box: operators on the case itself, completion, errors explained, what was looked for lately."""

from __future__ import annotations

import pytest
from django.db import connection

from atiende.platform.search import forget_recent_saying, recent_of, remember_search
from atiende.tickets.actions.add_tag import add_tag
from atiende.tickets.actions.change_priority import change_priority
from atiende.tickets.queries import completions_of
from tests.desk.office import AT, arrives, customer, signed_in

pytestmark = pytest.mark.django_db


def found(client: object, query: str) -> str:
    page = client.get("/desk/search/", {"q": query})  # type: ignore[attr-defined]
    assert page.status_code == 200
    return str(page.content.decode())


@pytest.mark.parametrize(
    "query",
    ["etiqueta:urgencias", "tag:urg", "prioridad:alta", "priority:high", "canal:correo", "channel:mail", "marca:nova",
     "cliente:rosa", "después:2020-01-01", "estado:nuevo etiqueta:Urgencias", "-etiqueta:otra"],
)  # fmt: skip
def test_operators_on_the_case_narrow(query: str) -> None:
    opened = arrives("La tapa llegó rota", in_team="")
    other = arrives("Otra cosa", in_team="", address="leo@correo.example", name="Leo")
    client = signed_in("supervisor")
    change_priority(ticket_id=opened.ticket_id, priority=3, by=client.actor, at=AT)
    add_tag(ticket_id=opened.ticket_id, name="Urgencias", by=client.actor, at=AT)
    add_tag(ticket_id=other.ticket_id, name="otra", by=client.actor, at=AT)
    assert f"/desk/tickets/{opened.number}/" in found(client, query)


def test_a_value_that_is_none_finds_nothing_and_says_what_there_is() -> None:
    arrives("La tapa llegó rota", in_team="")
    page = found(signed_in("supervisor"), "prioridad:altisima")
    assert "searchhit" not in page
    assert "urgente, alta, normal, baja" in page


def labels(client: object, text: str) -> list[str]:
    return [each.label for each in completions_of(client.actor, text, language="es")]  # type: ignore[attr-defined]


def test_operators_and_values_are_completed() -> None:
    client = signed_in("supervisor", "Marta Ruiz")
    customer("rosa@correo.example", "Rosa Prieto")
    assert labels(client, "tapa est") == ["estado:"]
    assert labels(client, "ESTADO:ab")[0] == "abierto"
    assert "Ayuda" in labels(client, "equipo:")
    assert labels(client, "asignado:mar") == ["Marta Ruiz"]
    assert labels(client, "cliente:ros") == ["Rosa Prieto"]
    whole = completions_of(client.actor, "tapa -cliente:ros", language="es")
    assert whole[0].text == 'tapa -cliente:"Rosa Prieto" '
    assert labels(client, "status:o") == ["open"]
    assert labels(client, "nada:x") == []
    assert completions_of(client.actor, "sta", language="en")[0].text == "status:"


def test_who_sees_no_customers_is_offered_none() -> None:
    customer("rosa@correo.example", "Rosa Prieto")
    assert labels(signed_in("light_agent"), "cliente:ros") == []
    assert signed_in("").get("/desk/search/complete").status_code == 404


def test_what_was_meant_is_remembered_for_its_person_alone_and_erased() -> None:
    ana, leo = signed_in("agent"), signed_in("agent", "Leo")
    found(ana, "tapa rota")
    ana.get("/desk/search/", {"q": "tap"}, headers={"HX-Request": "true"})
    ana.post("/desk/search/remember", {"q": "TAPA  rota"})
    assert recent_of(ana.actor.id) == ["TAPA rota"]
    assert "TAPA rota" in found(ana, "")
    assert "TAPA rota" not in found(leo, "")
    ana.post("/desk/search/forget", {"q": "tapa rota"})
    assert recent_of(ana.actor.id) == []


def test_twenty_are_kept_and_those_of_an_erased_person_go() -> None:
    for number in range(25):
        remember_search(user_id=1, text=f"búsqueda {number}", at=AT)
    remember_search(user_id=2, text="de:Rosa@correo.example", at=AT)
    assert len(recent_of(1)) == 20
    forget_recent_saying(["rosa@correo.example"])
    assert recent_of(2) == []


@pytest.mark.parametrize("query", ["tapa", "ros", "Ana", "estado:", "estado:nuevo"])
def test_the_palette_finds_things(query: str) -> None:
    opened = arrives("La tapa llegó rota", subject="Tapa rota", in_team="")
    client = signed_in("supervisor", "Ana Beltrán")
    page = client.get(
        "/desk/palette", {"q": query, "on": opened.number}, headers={"HX-Request": "true"}
    ).content.decode()
    expected = {
        "tapa": f'data-goes="/desk/tickets/{opened.number}/"',
        "ros": 'data-goes="/desk/customers/',
        "Ana": "asignado",
        "estado:": 'data-fills="estado:abierto "',
        "estado:nuevo": f'data-goes="/desk/tickets/{opened.number}/"',
    }
    assert expected[query] in page


def test_the_palette_offers_what_one_may_do_in_the_open_case() -> None:
    number = arrives("La tapa llegó rota", in_team="Ayuda").number

    def page(role: str, team: str = "Ayuda") -> str:
        answer = signed_in(role, in_team=team).get(
            "/desk/palette", {"on": number}, headers={"HX-Request": "true"}
        )
        return str(answer.content.decode())

    assert 'data-acts="reply"' in page("agent")
    light = page("light_agent")
    assert 'data-acts="reply"' not in light
    assert 'data-acts="note"' in light
    assert "data-acts" not in page("agent", "Otro")


def test_an_open_palette_asks_nothing_of_cases_before_one_types() -> None:
    arrives("La tapa llegó rota", in_team="")
    client = signed_in("agent")
    with connection.execute_wrapper(_refuse_search):
        assert client.get("/desk/palette", headers={"HX-Request": "true"}).status_code == 200


def _refuse_search(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
    assert "searchrow" not in str(sql)
    return execute(sql, params, many, context)
