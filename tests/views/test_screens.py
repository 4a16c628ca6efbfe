"""Views on screen without scripts: filters in the address, keeping, the list, the table, the board, the keys."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atiende.tickets.models import Ticket
from atiende.views.models import View
from tests.desk.office import arrives, signed_in

pytestmark = pytest.mark.django_db


def numbers(html: str) -> list[int]:
    return [int(number) for number in re.findall(r'data-number="(\d+)"', html)]


def cases(count: int = 3) -> list:
    return [arrives(subject=f"Caso <b>{n}</b>", address=f"c{n}@x.example") for n in range(count)]


def test_a_filter_is_an_address_with_chips_that_go_away_one_by_one() -> None:
    urgent, _other, _third = cases()
    Ticket.objects.filter(pk=urgent.ticket_id).update(priority=4)
    agent = signed_in()
    page = agent.get("/desk/tickets/?all=priority:one_of:4&all=assignee:one_of:nobody").content.decode()
    assert numbers(page) == [urgent.number]
    assert f"/desk/tickets/{urgent.number}/?all=priority%3Aone_of%3A4&amp;all=assignee" in page
    away = re.findall(r'vwchip.*?href="([^"]+)"', page)
    assert [parse_qs(urlsplit(each.replace("&amp;", "&")).query)["all"] for each in away] == [
        ["assignee:one_of:nobody"],
        ["priority:one_of:4"],
    ]
    assert agent.get("/desk/tickets/?all=;&any=%00&all=tag:one_of:x&view=&order=x").status_code == 200


def test_a_form_without_scripts_makes_a_filter_and_a_view() -> None:
    urgent, _other, _third = cases()
    Ticket.objects.filter(pk=urgent.ticket_id).update(priority=4)
    agent = signed_in()
    page = agent.post("/desk/views/new/", {"do": "add-all", "new-all": "priority"}).content.decode()
    assert 'name="all-0-value" value="4"' in page
    row = {"all-0-field": "priority", "all-0-is": "one_of", "all-0-value": ["4"]}
    shown = agent.post("/desk/views/new/", {**row, "do": "show"})
    assert shown["Location"] == "/desk/tickets/?all=priority%3Aone_of%3A4"
    unnamed = agent.post("/desk/views/new/", {**row, "do": "save"})
    assert unnamed.status_code == 422
    assert 'id="name-err"' in unnamed.content.decode()
    saved = agent.post("/desk/views/new/", {**row, "do": "save", "name": "Muy <i>urgentes"}, follow=True)
    html = saved.content.decode()
    assert numbers(html) == [urgent.number]
    assert "Muy &lt;i&gt;urgentes" in html
    assert "<i>urgentes" not in html


def test_a_condition_that_is_not_finished_is_told_in_its_row() -> None:
    agent = signed_in()
    rows = {"all-0-field": "waiting", "all-0-is": "older", "all-0-count": "", "all-0-unit": "d"}
    page = agent.post("/desk/views/new/", {**rows, "do": "show"})
    assert page.status_code == 422
    assert 'href="#all-0"' in page.content.decode()


def test_what_no_index_finds_says_so_when_it_is_saved() -> None:
    agent = signed_in()
    rows = {"all-0-field": "words", "all-0-is": "contains", "all-0-value": "factura", "name": "Facturas"}
    saved = agent.post("/desk/views/new/", {**rows, "do": "save"}, follow=True)
    assert "índice" in saved.content.decode()
    assert "índice" in agent.get("/desk/views/").content.decode()


def test_views_stand_beside_the_queues_with_counts_and_keys() -> None:
    cases()
    agent = signed_in("supervisor")
    for name in ("Nadie", "Míos"):
        who = "nobody" if name == "Nadie" else "me"
        rows = {"all-0-field": "assignee", "all-0-is": "one_of", "all-0-value": [who], "name": name}
        agent.post("/desk/views/new/", {**rows, "do": "save"})
    side = agent.get("/desk/views/side").content.decode()
    assert re.findall(r'data-view-key="(\d)"', side) == ["1", "2"]
    assert re.findall(r'class="cnt"[^>]*>(\d+)<', side) == ["3", "0"]
    first, second = View.objects.order_by("pk").values_list("pk", flat=True)
    agent.post("/desk/views/arrange", {"view": [first, second], "up": second, "hidden": [], "toggle": first})
    side = agent.get("/desk/views/side").content.decode()
    assert "Nadie" not in side
    assert "Míos" in side
    page = agent.get("/desk/tickets/").content.decode()
    assert 'hx-get="/desk/views/side"' in page, "counts of views cost the list nothing"


def test_a_view_of_somebody_else_does_not_exist() -> None:
    owner, stranger = signed_in(), signed_in(name="Otra Persona")
    owner.post("/desk/views/new/", {"do": "save", "name": "Mía"})
    pk = View.objects.get().pk
    for address in (f"/desk/tickets/?view={pk}", f"/desk/views/{pk}/", f"/desk/tickets/table/?view={pk}"):
        assert stranger.get(address).status_code == 404
    assert stranger.post(f"/desk/views/{pk}/", {"do": "delete"}).status_code == 404
    assert signed_in("", name="Sin papel").get("/desk/views/").status_code == 404


def test_the_table_has_the_columns_of_the_view_and_costs_the_same_with_more_rows() -> None:
    cases(3)
    agent = signed_in()
    agent.post(
        "/desk/views/new/", {"do": "save", "name": "Tabla", "columns": ["subject", "team", "opened_at"]}
    )
    pk = View.objects.get().pk
    page = agent.get(f"/desk/tickets/table/?view={pk}").content.decode()
    assert re.findall(r'<th scope="col"[^>]*class="vw-(\w+)"', page) == ["subject", "team", "opened_at"]
    assert len(numbers(page)) == 3
    assert "Caso &lt;b&gt;" in page

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            agent.get(f"/desk/tickets/table/?view={pk}")
        return len(queries)

    before = cost()
    for n in range(9):
        arrives(address=f"m{n}@x.example")
    assert cost() == before


def test_a_card_moves_by_a_form_and_what_is_refused_is_told() -> None:
    case, other, _third = cases()
    agent = signed_in()
    page = agent.get("/desk/tickets/board/?queue=all").content.decode()
    assert page.count('class="vwcard"') == 3
    moved = agent.post(
        "/desk/tickets/board/move?queue=all",
        {"number": case.number, "shown": "new", "to": "waiting_customer"},
        follow=True,
    )
    assert moved.redirect_chain[0][0] == "/desk/tickets/board/?queue=all"
    assert Ticket.objects.get(pk=case.ticket_id).category == "waiting_customer"
    late = agent.post(
        "/desk/tickets/board/move",
        {"number": case.number, "shown": "new", "to": "resolved"},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert "banner danger" in late
    assert Ticket.objects.get(pk=case.ticket_id).category == "waiting_customer"
    light = signed_in("light_agent", name="Lía")
    light.post("/desk/tickets/board/move", {"number": other.number, "shown": "new", "to": "resolved"})
    assert Ticket.objects.get(pk=other.ticket_id).category == "new"
    assert 'name="to"' not in light.get("/desk/tickets/board/").content.decode()


def test_a_search_can_be_kept() -> None:
    agent = signed_in()
    assert "search=reembolso" in agent.get("/desk/search/?q=reembolso").content.decode()
    form = agent.get("/desk/views/new/?search=reembolso").content.decode()
    assert 'name="search" value="reembolso"' in form
    agent.post("/desk/views/new/", {"do": "save", "name": "Reembolsos", "search": "reembolso"})
    assert "/desk/search/?q=reembolso" in agent.get("/desk/views/side").content.decode()
