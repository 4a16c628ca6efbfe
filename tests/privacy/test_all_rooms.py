"""All of a person who wrote and was answered comes out; erased, no table holds a word of theirs."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from django.db import connection

from atiende.channels.models import Mailbox, RawMail
from atiende.customers.models import Customer
from atiende.customers.queries import find_by_identifier, list_customers
from atiende.kernel.actors import SYSTEM
from atiende.platform.audit.seal import seal_pending
from atiende.platform.audit.verify import verify
from atiende.platform.models import StoredFileRow
from atiende.privacy.actions.erase_customer import erase_customer
from atiende.privacy.actions.export_customer import export_customer
from atiende.site.rooms import ROOMS
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.models import Ticket
from atiende.tickets.rules.reply import Reply
from tests.channels.intake.conftest import Desk, mail, make_mailbox
from tests.customers.conftest import ADMINISTRATOR, AT

pytestmark = pytest.mark.django_db

PERSON = "Quiteria Zubizarreta <quiteria@zubi.example>"
WORDS = ("quiteria", "zubizarreta", "zubi.example", "cafetera", "garant")


@pytest.fixture
def desk() -> Desk:
    mailbox: Mailbox = make_mailbox("Soporte", "soporte@nova.example")
    return Desk(mailbox)


@pytest.fixture
def written(desk: Desk) -> int:
    """Two mails of hers, one in a case of somebody else's, and our answer; the id of the customer."""
    first = desk.receive(
        mail("La cafetera gotea.", sender=PERSON, subject="Cafetera rota", Message_ID="<1@zubi.example>")
    )
    desk.receive(mail("Otra cosa.", sender="Otra <otra@b.example>", subject="Factura"))
    ticket = desk.ticket(first)
    reply = Reply(text="Buenos días, Quiteria: está en garantía.")
    reply_to_ticket(ticket_id=ticket.pk, reply=reply, by=SYSTEM, at=AT)
    found = find_by_identifier("email", "quiteria@zubi.example")
    assert found is not None
    return found


def everything() -> str:
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        rows: list[str] = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            rows += [f"{table}: {text}" for (text,) in cursor.fetchall()]
    return "\n".join(rows).lower()


def test_mails_cases_and_the_original_are_in_the_export(written: int, tmp_path: Path) -> None:
    export_customer(customer_id=written, folder=tmp_path / "out", by=ADMINISTRATOR, at=AT)
    told = json.loads((tmp_path / "out" / "data.json").read_text())["rooms"]
    assert list(told) == [room for room in ROOMS if room in told], "from the top down"
    assert {"channels", "tickets", "catalogue", "customers"} <= told.keys()
    assert [row["subject"] for row in told["tickets"]["tickets"]] == ["Cafetera rota"]
    texts = "\n".join(row["text"] for row in told["tickets"]["messages"])
    assert "La cafetera gotea." in texts
    assert "está en garantía" in texts
    [original] = told["channels"]["files"]
    assert b"La cafetera gotea." in (tmp_path / "out" / original["path"]).read_bytes()
    assert "otra@b.example" not in (tmp_path / "out" / "data.json").read_text()


def test_after_erasing_no_table_holds_a_word_of_hers_and_the_others_lose_nothing(written: int) -> None:
    before = everything()
    assert all(word in before for word in WORDS)
    seal_pending(AT)
    erase_customer(customer_id=written, rule="request", by=ADMINISTRATOR, at=AT)
    left = [line for line in everything().splitlines() if any(word in line for word in WORDS)]
    assert left == []
    assert "otra@b.example" in everything()
    assert Ticket.objects.count() == 2
    seal_pending(AT + dt.timedelta(minutes=1))
    result = verify()
    assert result.finding is None
    assert [each.id for each in result.erased_subjects] == [str(written)]


def test_the_original_goes_and_what_is_left_of_the_customer_is_in_no_list(written: int) -> None:
    erase_customer(customer_id=written, rule="request", by=ADMINISTRATOR, at=AT)
    assert RawMail.objects.filter(file=None).count() == 1
    assert StoredFileRow.objects.filter(references=0).count() == 1
    shell = Customer.objects.get(pk=written)
    assert (shell.name, shell.folded_name) == ("", "")
    assert written not in [row.pk for row in list_customers(ADMINISTRATOR).rows]


def test_the_same_mail_fetched_again_makes_nobody_known_again(desk: Desk, written: int) -> None:
    raw = mail("La cafetera gotea.", sender=PERSON, subject="Cafetera rota", Message_ID="<9@zubi.example>")
    desk.receive(raw)
    erase_customer(customer_id=written, rule="request", by=ADMINISTRATOR, at=AT)
    desk.receive(raw)
    assert find_by_identifier("email", "quiteria@zubi.example") is None
