"""A POST with an Idempotency-Key acts once."""

import datetime as dt
import threading

import pytest
from django.db import connection

from atiende.customers.actions.create_customer import create_customer  # noqa: F401  the room is there
from atiende.customers.personal_data import erase_customer
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.api.answers import forget_api_answers
from atiende.platform.models import ApiAnswer
from atiende.tickets.models import Message, Ticket
from tests.api.conftest import a_ticket, api_of, refused

pytestmark = pytest.mark.django_db


def test_the_same_again_is_the_same_answer(api):
    first, again = api.post("/tickets", a_ticket(), key="k1"), api.post("/tickets", a_ticket(), key="k1")
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert Ticket.objects.count() == 1
    assert api.post("/tickets", a_ticket(), key="k2").json()["number"] != first.json()["number"]


def test_another_body_is_refused(api):
    api.post("/tickets", a_ticket(), key="k")
    refused(api.post("/tickets", a_ticket(subject="Otro"), key="k"), 422, "idempotency_key_reused")
    assert Ticket.objects.count() == 1


def test_messages_and_customers_too(api):
    number = api.post("/tickets", a_ticket()).json()["number"]
    sent = [api.post(f"/tickets/{number}/messages", {"kind": "reply", "body": "x"}, key="k") for _ in "ab"]
    assert sent[0].content == sent[1].content
    assert Message.objects.filter(kind="outgoing").count() == 1
    made = [api.post("/customers", {"name": "Eva"}, key="k") for _ in "ab"]
    assert made[0].json() == made[1].json()


def test_keys_are_each_tokens_own(api, people):
    api.post("/tickets", a_ticket(), key="k")
    assert api_of(people.owner).post("/tickets", a_ticket(), key="k").status_code == 201
    assert Ticket.objects.count() == 2


def test_what_was_refused_may_be_tried_again(api):
    refused(api.post("/tickets", a_ticket(brand="nada"), key="k"), 422, "invalid_input")
    assert api.post("/tickets", a_ticket(), key="k").status_code == 201


def test_a_key_is_forgotten_after_a_day(api):
    api.post("/tickets", a_ticket(), key="k")
    ApiAnswer.objects.update(made_at=utc_now() - dt.timedelta(hours=25))
    assert api.post("/tickets", a_ticket(), key="k").status_code == 201
    ApiAnswer.objects.update(made_at=utc_now() - dt.timedelta(hours=25))
    forget_api_answers()
    assert (Ticket.objects.count(), ApiAnswer.objects.count()) == (2, 0)


@pytest.mark.parametrize("key", ["", "x" * 256, "ñ", "a\tb"])
def test_a_key_that_is_none(api, key):
    problem = refused(api.post("/tickets", a_ticket(), key=key), 422, "invalid_input")
    assert "Idempotency-Key" in problem["fields"]


def test_an_erased_customer_is_in_no_kept_answer(api):
    customer_id = api.post("/customers", {"name": "Eva", "email": "eva@correo.example"}, key="k").json()["id"]
    erase_customer([customer_id], at=utc_now(), by=SYSTEM)
    assert ApiAnswer.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_case(api):
    gate, answers = threading.Barrier(2), []

    def send():
        gate.wait(10)
        answers.append(api.post("/tickets", a_ticket(), key="k"))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert Ticket.objects.count() == 1
    codes = sorted(answer.status_code for answer in answers)
    assert codes in ([201, 201], [201, 409]), codes
    if codes == [201, 409]:
        late = next(answer for answer in answers if answer.status_code == 409)
        refused(late, 409, "idempotency_key_in_use")
    assert api.post("/tickets", a_ticket(), key="k").status_code == 201
    assert Ticket.objects.count() == 1
