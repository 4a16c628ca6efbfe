"""What is found follows what happens to cases: subjects, merging, splitting, erasing, rebuilding."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atiende.kernel.actors import SYSTEM
from atiende.platform.models import SearchWord
from atiende.tickets.actions.change_subject import change_subject
from atiende.tickets.actions.change_team import change_team
from atiende.tickets.actions.merge_tickets import merge_tickets
from atiende.tickets.actions.rebuild_search import rebuild_search
from atiende.tickets.actions.split_message import split_message
from atiende.tickets.actions.unmerge_ticket import unmerge_ticket
from atiende.tickets.models import SearchRow, SearchUnfinished, searching_again
from atiende.tickets.personal_data import erase_customer
from atiende.tickets.queries import search_tickets
from atiende.tickets.search_upkeep import finish_search_rows, learn_search_words

NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
AFTERWARDS = dt.timedelta(hours=1)


@pytest.fixture
def find(house):
    def numbers(text: str, by=None) -> list[int]:
        return [hit.ticket.number for hit in search_tickets(by or house.owner, text, now=NOW).rows]

    return numbers


def test_another_subject_is_found_and_the_old_one_is_not(opened, find):
    ticket = opened("Hola", subject="Encimera")
    change_subject(ticket_id=ticket.ticket_id, subject="Fregadero", by=SYSTEM, at=NOW)
    assert (find("fregadero"), find("encimera")) == ([ticket.number], [])


def test_what_is_merged_is_found_as_the_case_that_goes_on(opened, received, find):
    source, target = opened("El termostato"), opened("La caldera")
    merge_tickets(source_id=source.ticket_id, target_id=target.ticket_id, by=SYSTEM, at=NOW)
    assert find("termostato") == [target.number]
    received(source.ticket_id, "Y el grifo")
    assert find("grifo") == [target.number]
    unmerge_ticket(source_id=source.ticket_id, by=SYSTEM, at=NOW)
    assert (find("termostato"), find("grifo"), find("caldera")) == (
        [source.number],
        [source.number],
        [target.number],
    )


def test_a_message_split_off_is_found_in_its_own_case(opened, received, find):
    ticket = opened("La caldera")
    message = received(ticket.ticket_id, "Y el grifo")
    new = split_message(message_id=message.message_id, by=SYSTEM, at=NOW)
    assert (find("grifo"), find("caldera")) == ([new.number], [ticket.number])


def test_what_is_erased_is_found_no_more_and_its_words_are_forgotten(house, opened, customer, find):
    opened("El xilofonista pide", subject="Xilofonista")
    learn_search_words(at=dt.datetime.now(dt.UTC) + AFTERWARDS)
    assert SearchWord.objects.filter(word="xilofonista").exists()
    erase_customer([customer()], at=NOW, by=SYSTEM)
    assert find("xilofonista") == find("pedido") == []
    assert not SearchWord.objects.filter(word="xilofonista").exists()
    assert "xilofon" not in "".join(SearchRow.objects.values_list("words", flat=True))


def test_a_long_case_follows_in_pieces(house, opened, received, find, monkeypatch):
    monkeypatch.setattr(searching_again, "AT_ONCE", 2)
    monkeypatch.setattr(searching_again.place_rows, "__kwdefaults__", {"below": 2**63 - 1, "count": 2})
    ticket = opened("El termostato")
    for _ in range(5):
        received(ticket.ticket_id, "Otra vez")
    change_team(ticket_id=ticket.ticket_id, team_id=house.billing.pk, by=SYSTEM, at=NOW)
    assert SearchUnfinished.objects.count() == 1
    assert find("termostato", by=house.owner) == []
    finish_search_rows()
    assert SearchUnfinished.objects.count() == 0
    assert find("termostato", by=house.of_other_team) == [ticket.number]


def test_rebuilding_writes_the_same_rows(opened, received):
    ticket = opened("El termostato")
    received(ticket.ticket_id, "Y la caldera")
    kept = list(SearchRow.objects.order_by("pk").values())
    SearchRow.objects.all().delete()
    assert rebuild_search(by=SYSTEM, at=NOW).messages == 2
    assert list(SearchRow.objects.order_by("pk").values()) == kept


def test_a_page_costs_the_same_with_two_and_with_twenty(house, opened):
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            search_tickets(house.owner, "termostato", now=NOW)
        return len(seen)

    for _ in range(2):
        opened("Un termostato")
    few = count()
    for _ in range(18):
        opened("Un termostato")
    assert count() == few
