"""A quote on the portal: read with the key of the case, answered once, and nothing of ours beside it."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client

from atiende.kernel.clock import utc_now
from atiende.tasks.actions.draft_quote import draft_quote
from atiende.tasks.actions.send_quote import send_quote
from atiende.tasks.models import Quote, QuoteAnswer
from atiende.tasks.rules.quote import Line, Offer
from atiende.tickets.models import Message
from tests.desk.office import arrives, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent():
    opened, agent = arrives(), signed_in()
    agent.post(f"/desk/tickets/{opened.number}/tasks/new", {"title": "Tarea secreta"})
    offer = Offer(
        title="Reparar <b>",
        currency="EUR",
        lines=(Line("Pantalla", Decimal(1), Decimal(100), Decimal(21)),),
        valid_until=utc_now().date() + dt.timedelta(days=5),
    )
    draft = draft_quote(ticket_id=opened.ticket_id, offer=offer, by=agent.actor, at=utc_now())
    quote = send_quote(quote_id=draft.pk, by=agent.actor, at=utc_now())
    key = re.search(r"#(\d+)\.(\S+)", Message.objects.get(kind="outgoing").text)
    assert key is not None
    return opened, quote, key[2]


def test_the_customer_reads_accepts_once_and_sees_nothing_of_ours(sent) -> None:
    opened, quote, key = sent
    page, browser = f"/follow/{opened.number}/quotes/{quote.pk}/", Client()
    assert browser.get(page).headers["Location"] == f"/follow/?case={opened.number}"
    browser.post("/follow/", {"number": str(opened.number), "key": key})
    case = browser.get(f"/follow/{opened.number}/").content.decode()
    assert page in case
    shown = browser.get(page).content.decode()
    assert "Reparar &lt;b&gt;" in shown
    assert "121,00" in shown
    assert "Tarea secreta" not in shown + case
    refused = browser.post(page, {"value": "accept", "sha256": quote.sha256, "name": ""})
    assert refused.status_code == 422
    assert "Escriba su nombre" in refused.content.decode()
    assert browser.post(page, {"value": "accept", "sha256": quote.sha256, "name": "Rosa"}).status_code == 302
    assert "aceptado" in browser.get(page).content.decode()
    again = browser.post(page, {"value": "reject", "sha256": quote.sha256, "name": "Rosa"})
    assert again.status_code == 409
    assert QuoteAnswer.objects.get().is_accepted


def test_an_expired_quote_says_so_and_takes_no_answer(sent) -> None:
    opened, quote, key = sent
    page, browser = f"/follow/{opened.number}/quotes/{quote.pk}/", Client()
    browser.post("/follow/", {"number": str(opened.number), "key": key})
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('atiende.erasing', 'on', true)")
        cursor.execute("UPDATE tasks_quote SET valid_until = '2020-01-01'")
        cursor.execute("SELECT set_config('atiende.erasing', 'off', true)")
    shown = browser.get(page).content.decode()
    assert "ya no es válido" in shown
    assert 'name="sha256"' not in shown
    assert browser.post(page, {"value": "accept", "sha256": quote.sha256, "name": "Rosa"}).status_code == 409


def test_another_case_and_no_key_open_nothing(sent) -> None:
    opened, quote, _key = sent
    stranger = Client()
    assert (
        stranger.post(
            f"/follow/{opened.number}/quotes/{quote.pk}/", {"value": "accept", "name": "X"}
        ).status_code
        == 302
    )
    assert not QuoteAnswer.objects.exists()
    assert Quote.objects.get().state == "sent"
