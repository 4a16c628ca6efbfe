"""The screen of searching: what it shows, says and escapes."""

from __future__ import annotations

import pytest
from django.utils.translation import gettext, override

from tests.desk.office import arrives, signed_in

pytestmark = pytest.mark.django_db


def test_results_say_why_and_lead_to_the_case() -> None:
    ticket = arrives("Quiero poner una reclamación.", subject="Lavadora <b>rota</b>")
    html = signed_in().get("/desk/search/", {"q": "reclamaciones"}).content.decode()
    assert f'href="/desk/tickets/{ticket.number}/"' in html
    assert "<mark>reclamación</mark>" in html
    assert "Lavadora &lt;b&gt;rota&lt;/b&gt;" in html


def test_a_script_gets_the_results_alone() -> None:
    arrives("Quiero poner una reclamación.")
    answer = signed_in().get("/desk/search/", {"q": "reclamacion"}, headers={"HX-Request": "true"})
    assert b"<mark>" in answer.content
    assert b"<html" not in answer.content
    assert "HX-Request" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "What are you looking for?"),
        ("termostato", "No case answers to that"),
        ("estado:raro", "No hay nada con este nombre"),
        ("desde:nunca hola", "No es una fecha"),
        ("-hola", "Indique también qué debe contener el caso"),
        ("<script>alert(1)</script>", "&lt;script&gt;"),
    ],
)
def test_it_says_what_there_is_not(query: str, said: str) -> None:
    arrives()
    answer = signed_in().get("/desk/search/", {"q": query})
    with override("es"):
        assert gettext(said) in answer.content.decode()
    assert b"<script>alert" not in answer.content


def test_strangers_have_nothing_to_search() -> None:
    assert signed_in(role="").get("/desk/search/?q=a").status_code == 404


def test_another_team_finds_nothing() -> None:
    arrives("El termostato no va.")
    html = signed_in(in_team="Facturas").get("/desk/search/", {"q": "termostato"}).content.decode()
    assert "<mark>" not in html
