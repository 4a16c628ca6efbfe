"""The queues and the list: what each holds, counts, pages, and the same cost with three rows or twelve."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atiende.tickets.models import Ticket
from tests.desk.office import arrives, signed_in, writes_again

pytestmark = pytest.mark.django_db


def _numbers(html: str) -> list[int]:
    return [int(number) for number in re.findall(r'data-number="(\d+)"', html.split('class="wscase"')[0])]


def test_each_queue_holds_what_it_says() -> None:
    mine, waits, other, spam = (arrives(subject=f"Caso {n}", address=f"c{n}@x.example") for n in range(4))
    agent = signed_in()
    agent.post(f"/desk/tickets/{mine.number}/assignee", {"value": "me"})
    agent.post(
        f"/desk/tickets/{waits.number}/reply", {"text": "¿Me da el número?", "status_key": "waiting_customer"}
    )
    agent.post(f"/desk/tickets/{other.number}/status", {"value": "resolved"})
    agent.post(f"/desk/tickets/{spam.number}/spam", {"value": "on"})

    def of(queue: str) -> set[int]:
        return set(_numbers(agent.get(f"/desk/tickets/?queue={queue}").content.decode()))

    assert of("mine") == {mine.number}
    assert of("unassigned") == {waits.number}
    assert of("teams") == {mine.number, waits.number}
    assert of("waiting") == {mine.number}
    assert of("customer") == {waits.number}
    assert of("solved") == {other.number}
    assert of("all") == {mine.number, waits.number, other.number}
    assert of("spam") == {spam.number}


def test_counts_stand_beside_the_queues() -> None:
    for n in range(3):
        arrives(address=f"c{n}@x.example")
    page = signed_in().get("/desk/tickets/").content.decode()
    assert re.search(r'data-count="unassigned">3<', page)
    assert re.search(r'data-count="mine">0<', page)


def test_filters_are_in_the_address_and_go_along_to_the_case() -> None:
    urgent, _calm = (arrives(address=f"c{n}@x.example") for n in range(2))
    agent = signed_in()
    agent.post(f"/desk/tickets/{urgent.number}/priority", {"value": "4"})
    page = agent.get("/desk/tickets/?queue=all&priority=4").content.decode()
    assert _numbers(page) == [urgent.number]
    assert f"/desk/tickets/{urgent.number}/?queue=all&amp;priority=4" in page
    odd = agent.get("/desk/tickets/?queue=nada&priority=x&order=;&brand=999999999999999999999&cursor=%00")
    assert odd.status_code == 200


def test_the_next_page_follows_without_gap_or_repetition() -> None:
    made = [arrives(address=f"c{n}@x.example").number for n in range(53)]
    agent = signed_in()
    first = agent.get("/desk/tickets/?queue=all").content.decode()
    more = re.search(r'class="wsmore" rel="next" href="([^"]+)"', first)
    assert more is not None
    second = agent.get(
        "/desk/tickets/" + more[1].replace("&amp;", "&") + "&rows", headers={"HX-Request": "true"}
    )
    rest = _numbers(second.content.decode())
    assert sorted(_numbers(first) + rest) == sorted(made)
    assert "<html" not in second.content.decode()


def test_three_rows_cost_as_many_queries_as_twelve() -> None:
    first = arrives(address="uno@x.example")
    agent = signed_in()
    linked = arrives(address="dos@x.example")
    agent.post(f"/desk/tickets/{first.number}/tags", {"value": "uno"})
    agent.post(f"/desk/tickets/{first.number}/links", {"other": str(linked.number), "kind": "related"})

    def cost(path: str) -> int:
        agent.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert agent.get(path).status_code == 200
        return len(captured)

    paths = ["/desk/tickets/?queue=all", f"/desk/tickets/{first.number}/?queue=all"]
    few = [cost(path) for path in paths]
    for n in range(9):
        made = arrives(address=f"c{n}@x.example")
        agent.post(f"/desk/tickets/{made.number}/tags", {"value": f"t{n}"})
        writes_again(first.ticket_id, address="uno@x.example", minutes=n + 1)
        agent.post(f"/desk/tickets/{first.number}/tags", {"value": f"t{n}"})
        agent.post(f"/desk/tickets/{first.number}/links", {"other": str(made.number), "kind": "related"})
    assert [cost(path) for path in paths] == few


def test_an_empty_queue_says_what_to_do() -> None:
    page = signed_in().get("/desk/tickets/?queue=mine").content.decode()
    assert "Está al día" in page
    assert "?queue=unassigned" in page


def test_a_queue_is_counted_to_999_and_the_queue_of_a_team_to_99() -> None:
    agent = signed_in(role="administrator")
    opened = arrives()
    team = Ticket.objects.get(pk=opened.ticket_id).team_id
    one = Ticket.objects.filter(pk=opened.ticket_id).values(
        *(field.attname for field in Ticket._meta.concrete_fields if field.name not in ("id", "number"))
    )[0]
    Ticket.objects.bulk_create(Ticket(**one, number=50_000 + n) for n in range(999))
    page = agent.get("/desk/tickets/?queue=unassigned").content.decode()
    assert 'data-count="unassigned">+999<' in page
    assert f'data-count="team-{team}">+99<' in page
    Ticket.objects.filter(number__gte=50_998).delete()
    assert 'data-count="unassigned">999<' in agent.get("/desk/tickets/?queue=unassigned").content.decode()
