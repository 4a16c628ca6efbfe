"""What is found, in Spanish and in English, and why."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.tickets.queries import search_tickets
from atiende.tickets.search_upkeep import learn_search_words

NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def find(house):
    def numbers(text: str, *, by=None, **more) -> list[int]:
        return [hit.ticket.number for hit in search_tickets(by or house.owner, text, now=NOW, **more).rows]

    return numbers


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Quiero poner una reclamación.", "reclamacion"),
        ("Quiero poner una reclamación.", "reclamaciones"),
        ("Quiero poner una reclamación.", "RECLAMACIÓN"),
        ("Dos reclamaciones sin respuesta.", "reclamación"),
        ("Dos reclamaciones sin respuesta.", "reclamacion"),
        ("La lavadora pierde agua", "lavadoras"),
        ("Las lavadoras pierden agua", "lavadora agua"),
        ("El camión no llegó", "camion"),
        ("Los camiones no llegaron", "camion"),
        ("Me enviaron el pingüino equivocado", "pinguino"),
        ("Este año no", "ano"),
        ("The parcels were broken", "parcel"),
        ("I am returning the parcel", "return"),
        ("Mi pedido es el NH-2024-00123", "NH-2024-00123"),
        ("Mi pedido es el NH-2024-00123", "nh202400123"),
        ("Mi pedido es el NH-2024-00123", "00123"),
        ("Llamen al 600 123 456", "600123456"),
        ("Llamen al 600 123 456", "600 123 456"),
        ("Llamen al +34 600 123 456", "600123456"),
        ("Escriban a pepe.ruiz@otra.example", "pepe.ruiz@otra.example"),
        ("La pantalla está rota", '"pantalla está rota"'),
        ("La pantalla está rota", '"pantalla esta rota"'),
        ("La pantalla está rota", "panta"),
        ("La pantalla está rota", "la pantalla de"),
        ("El error es E-42/b", "E-42/b"),
    ],
)
def test_it_is_found(opened, find, said, asked):
    ticket = opened(said)
    assert find(asked) == [ticket.number]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("La pantalla está rota", '"rota pantalla"'),
        ("La pantalla está rota", "pantalla -rota"),
        ("La pantalla está rota", "pantalla teclado"),
        ("La pantalla está rota", '"panta"'),
        ("Mi pedido es el NH-2024-00123", "NH-2024-00124"),
        ("Quiero poner una reclamación.", "reclinable"),
    ],
)
def test_it_is_not_found(opened, find, said, asked):
    opened(said)
    assert find(asked) == []


def test_a_message_can_be_found_as_soon_as_it_is_kept(opened, received, find):
    ticket = opened("Primero.")
    received(ticket.ticket_id, "Ahora digo termostato.")
    assert find("termostato") == [ticket.number]


def test_subject_customer_and_file_are_searched_and_say_why(house, opened, words, attachment):
    message = words("Va adjunto.", attachments=(attachment(name="presupuesto-cocina.pdf"),))
    opened(message=message, subject="Encimera de granito")
    why = {
        asked: search_tickets(house.owner, asked, now=NOW).rows[0].why
        for asked in ("granito", "cocina", "rosa", "rosa@correo.example", "adjunto")
    }
    assert why == {
        "granito": ("subject",),
        "cocina": ("file",),
        "rosa": ("author", "customer"),
        "rosa@correo.example": ("author", "customer"),
        "adjunto": ("message",),
    }


def test_words_of_subject_and_message_are_found_together(opened, find):
    ticket = opened("No llega.", subject="Encimera de granito")
    assert find("encimera llega rosa") == [ticket.number]


def test_the_snippet_marks_the_words_and_escapes_nothing_itself(house, opened):
    opened("Hola. " * 100 + "Una reclamación <b>formal</b>. " + "Adiós. " * 100)
    (hit,) = search_tickets(house.owner, "reclamaciones", now=NOW).rows
    assert [part.text for part in hit.snippet if part.is_marked] == ["reclamación"]
    assert "<b>formal</b>" in "".join(part.text for part in hit.snippet)
    assert len("".join(part.text for part in hit.snippet)) < 200


def test_the_number_comes_first(opened, find):
    first = opened("Uno")
    other = opened(f"Como en el caso {first.number}")
    assert find(f"#{first.number}") == [first.number, other.number]
    assert find(str(first.number)) == [first.number, other.number]


def test_typing_errors_are_corrected_and_said(house, opened):
    ticket = opened("La lavadora pierde agua")
    opened("Otra lavadora")
    learn_search_words(at=dt.datetime.now(dt.UTC) + dt.timedelta(hours=1))
    page = search_tickets(house.owner, "labadora pierde", now=NOW)
    assert [hit.ticket.number for hit in page.rows] == [ticket.number]
    assert [(each.asked, each.meant) for each in page.corrections] == [("labadora", "lavadora")]


def test_words_of_notes_correct_nothing(house, opened):
    from atiende.tickets.actions.add_note import add_note

    ticket = opened("Hola")
    for _ in range(3):
        add_note(ticket_id=ticket.ticket_id, text="Sospechamos estafador", by=house.owner, at=NOW)
    learn_search_words(at=dt.datetime.now(dt.UTC) + dt.timedelta(hours=1))
    assert search_tickets(house.owner, "estafadro", now=NOW).corrections == ()


def test_pages_show_each_case_once(house, opened, received, find):
    tickets = [opened(f"Un termostato número {n}") for n in range(7)]
    received(tickets[0].ticket_id, "El termostato otra vez")
    seen: list[int] = []
    after = ""
    while True:
        page = search_tickets(house.owner, "termostato", now=NOW, after=after, size=3)
        seen += [hit.ticket.number for hit in page.rows]
        after = page.next_after
        if not after:
            break
    assert sorted(seen) == [ticket.number for ticket in tickets]
