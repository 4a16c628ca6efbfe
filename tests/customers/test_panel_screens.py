"""The page of a customer, notes, consents, and pairs that look like one: who may, and at what cost."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atiende.customers.actions.note_on_customer import note_on_customer
from atiende.customers.actions.propose_duplicates import propose_duplicates
from atiende.customers.models import Consent, CustomerMerge, CustomerNote, ToldApart
from atiende.kernel.actors import SYSTEM
from tests.customers.conftest import AT
from tests.desk.office import arrives, customer, signed_in, writes_again

pytestmark = pytest.mark.django_db


def page(client: Any, path: str, **asked: str) -> str:
    answer = client.get(path, asked)
    assert answer.status_code == 200, (path, answer.status_code)
    return str(answer.content.decode())


def lines(text: str) -> str:
    return text.partition('id="history-lines"')[2]


def test_the_history_holds_every_channel_and_is_narrowed() -> None:
    opened = arrives("La tapa llegó rota", subject="Tapa rota", in_team="")
    writes_again(opened.ticket_id, "¿Y bien?")
    client, rosa = signed_in("supervisor"), customer()
    note_on_customer(customer_id=rosa, text="Llamar antes", by=SYSTEM, at=AT)
    path = f"/desk/customers/{rosa}/history/"
    whole = lines(page(client, path))
    for text in ("Tapa rota", "La tapa llegó rota", "¿Y bien?", "Llamar antes"):
        assert text in whole
    assert "Llamar antes" not in lines(page(client, path, kind="messages"))
    assert "¿Y bien?" in lines(page(client, path, kind="messages", channel="mail"))
    assert "¿Y bien?" not in lines(page(client, path, channel="phone"))
    assert "Tapa rota" not in lines(page(client, path, since="2030-01-01"))
    assert "Tapa rota" in lines(page(client, path, since="x", until="2026-11-22", kind="nada", cursor="x"))


def test_nothing_of_the_history_is_lost_between_pages() -> None:
    for number in range(23):
        arrives(
            f"Texto {number}", subject=f"Caso {number}", in_team="", at=AT + dt.timedelta(minutes=number % 3)
        )
    client, rosa = signed_in("supervisor"), customer()
    seen: list[str] = []
    asked: dict[str, str] = {}
    for _ in range(9):
        answer = client.get(f"/desk/customers/{rosa}/history/", asked)
        seen += [f"{line.place.source}{line.place.id}" for line in answer.context["history"]]
        if not answer.context["history_next"]:
            break
        asked = {"cursor": answer.context["history_next"]}
    assert len(seen) == len(set(seen)) == 23 * 2 + 1


def test_cases_that_one_may_not_see_are_not_in_it() -> None:
    arrives("Secreto de otro equipo", subject="Oculto", in_team="Facturación")
    client = signed_in("agent")
    whole = page(client, f"/desk/customers/{customer()}/")
    assert "Oculto" not in whole
    assert "Secreto" not in whole


def test_the_page_costs_the_same_with_more() -> None:
    client, rosa = signed_in("supervisor"), customer()
    page(client, f"/desk/customers/{rosa}/")  # what is kept for all pages is read by the first
    costs = []
    for _ in range(2):
        for number in range(4):
            arrives(f"Texto {number}", in_team="")
            note_on_customer(customer_id=rosa, text=f"Nota {number}", by=SYSTEM, at=AT)
        with CaptureQueriesContext(connection) as asked:
            page(client, f"/desk/customers/{rosa}/")
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_notes_are_written_pinned_and_deleted() -> None:
    client, rosa = signed_in("agent"), customer()
    home = f"/desk/customers/{rosa}/"
    assert client.post(f"{home}notes", {"text": "<b>Algo</b>"}).status_code == 302
    note = CustomerNote.objects.get()
    assert "&lt;b&gt;Algo" in page(client, home)
    client.post(f"{home}notes/{note.pk}/pin", {"value": "on"})
    note.refresh_from_db()
    assert note.is_pinned
    assert client.post(f"{home}notes", {"text": " "}).status_code == 422
    assert client.post(f"{home}notes/{note.pk}/delete", {"next": "https://x.example/"})["Location"] == home
    assert not CustomerNote.objects.exists()


def test_consents_are_recorded_and_withdrawn() -> None:
    client, home = signed_in("agent"), f"/desk/customers/{customer()}/consents/"
    wrong = client.post(
        f"{home}give", {"purpose": "surveys", "how": "call", "given_at": "2020-01-02", "proof": ""}
    )
    assert wrong.status_code == 422
    client.post(
        f"{home}give", {"purpose": "surveys", "how": "call", "given_at": "2020-01-02", "proof": "Llamada 88"}
    )
    consent = Consent.objects.get()
    assert consent.given_at.date() == dt.date(2020, 1, 2)
    assert "Llamada 88" in page(client, home)
    client.post(f"{home}{consent.pk}/withdraw", {"how": "mail"})
    consent.refresh_from_db()
    assert consent.withdrawn_at is not None


@pytest.mark.parametrize(
    ("role", "reads", "changes"),
    [("", 404, 404), ("light_agent", 403, 403), ("auditor", 200, 403), ("agent", 200, 302)],
)
def test_who_may(role: str, reads: int, changes: int) -> None:
    rosa, client = customer(), signed_in(role)
    for path in ("", "history/", "consents/"):
        assert client.get(f"/desk/customers/{rosa}/{path}").status_code == reads
    assert client.get("/desk/customers/duplicates/").status_code == reads
    assert client.post(f"/desk/customers/{rosa}/notes", {"text": "x"}).status_code == changes
    assert client.post("/desk/customers/duplicates/search").status_code == changes


def pairs() -> list[int]:
    made = [customer(f"p{number}{more}@x.example", "") for number in range(3) for more in ("", "+1")]
    propose_duplicates(by=SYSTEM, at=AT)
    return made


def test_several_pairs_are_decided_at_once_and_each_stands_for_itself() -> None:
    made, client = pairs(), signed_in("agent")
    shown = client.get("/desk/customers/duplicates/").context["pairs"]
    ids = [pair["id"] for pair in shown]
    client.post("/desk/customers/duplicates/decide", {"act": "join", "pair": [ids[0], ids[1], 999_999, "x"]})
    assert CustomerMerge.objects.count() == 2
    client.post("/desk/customers/duplicates/decide", {"apart": ids[2]})
    assert ToldApart.objects.count() == 1
    assert client.get("/desk/customers/duplicates/").context["pairs"] == []
    assert len(made) == 6


def test_the_other_can_be_the_one_that_is_kept() -> None:
    made, client = pairs(), signed_in("agent")
    pair = client.get("/desk/customers/duplicates/").context["pairs"][0]
    other = next(side["customer"].pk for side in pair["sides"] if not side["is_kept"])
    client.post("/desk/customers/duplicates/decide", {"join": pair["id"], f"keeps-{pair['id']}": other})
    assert CustomerMerge.objects.get().target_id == other
    assert other in made


def test_the_part_of_a_case_costs_nothing_before_it_is_opened() -> None:
    opened = arrives("La tapa llegó rota", in_team="")
    client = signed_in("supervisor")
    with CaptureQueriesContext(connection) as asked:
        page(client, f"/desk/tickets/{opened.number}/")
    told = " ".join(each["sql"] for each in asked)
    for table in (
        "customers_customernote",
        "customers_consent",
        "customers_customerprofile",
        "likelyduplicate",
    ):
        assert table not in told
    assert "Casos" in page(client, f"/desk/tickets/{opened.number}/customer/")
