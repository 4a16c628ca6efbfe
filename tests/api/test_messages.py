"""Answers go to the customer, notes stay inside, files come along."""

import base64

import pytest

from atiende.platform.models import OutboxEvent
from atiende.tickets.models import Message, Recipient
from tests.api.conftest import a_ticket, api_of, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def number(api):
    return api.post("/tickets", a_ticket()).json()["number"]


def test_a_reply_is_queued_for_the_customer(api, number):
    told = api.post(f"/tickets/{number}/messages", {"kind": "reply", "body": "Sale hoy."}).json()
    assert (told["kind"], told["delivery"], told["to"]) == ("reply", "queued", ["rosa@correo.example"])
    assert told["author"] == "Olga"
    assert OutboxEvent.objects.filter(name__startswith="tickets.message_queued").count() == 1


def test_a_note_never_leaves(api, number):
    told = api.post(f"/tickets/{number}/messages", {"kind": "note", "body": "Ojo con este."}).json()
    assert (told["kind"], told["delivery"], told["to"]) == ("note", "none", [])
    assert not Recipient.objects.filter(message_id=int(told["id"])).exists()
    assert not OutboxEvent.objects.filter(name__startswith="tickets.message_queued").exists()


@pytest.mark.parametrize("kind", ["Note", "internal", "", None, 1, "customer"])
def test_nothing_but_the_two_kinds_is_taken(api, number, kind):
    problem = refused(
        api.post(f"/tickets/{number}/messages", {"kind": kind, "body": "x"}), 422, "invalid_input"
    )
    assert "kind" in problem["fields"]
    assert Message.objects.count() == 1


@pytest.mark.parametrize("kind", ["reply", "note"])
def test_files_come_along(api, number, kind):
    file = {"name": "../fac\x00tura.pdf", "content": base64.b64encode(b"%PDF").decode()}
    told = api.post(
        f"/tickets/{number}/messages",
        {"kind": kind, "body": "Adjunto.", "attachments": [{**file, "media_type": "application/pdf"}]},
    ).json()
    assert [(a["size"], a["media_type"]) for a in told["attachments"]] == [(4, "application/pdf")]
    assert "/" not in told["attachments"][0]["name"]
    wrong = {"kind": kind, "body": "x", "attachments": [{**file, "content": "no base64!"}]}
    problem = refused(api.post(f"/tickets/{number}/messages", wrong), 422, "invalid_input")
    assert "attachments.0.content" in problem["fields"]


def test_messages_are_paged_from_the_newest(api, number):
    for n in range(4):
        api.post(f"/tickets/{number}/messages", {"kind": "note", "body": f"n{n}"})
    first = api.get(f"/tickets/{number}/messages", limit=2).json()
    assert [each["body"] for each in first["items"]] == ["n3", "n2"]
    second = api.get(f"/tickets/{number}/messages", limit=10, cursor=first["next"]).json()
    assert [each["body"] for each in second["items"]] == ["n1", "n0", "Mi pedido no llega."]
    assert second["next"] is None
    refused(api.get(f"/tickets/{number}/messages", cursor="x"), 422, "invalid_input")


def test_a_light_agent_notes_and_does_not_reply(api, number, people):
    light = api_of(people.light)
    assert light.post(f"/tickets/{number}/messages", {"kind": "note", "body": "x"}).status_code == 201
    refused(light.post(f"/tickets/{number}/messages", {"kind": "reply", "body": "x"}), 403, "not_permitted")
    refused(light.post("/tickets", a_ticket()), 403, "not_permitted")
