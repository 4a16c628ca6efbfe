"""Webhooks by the API: for tokens with the scope admin of people who manage the settings."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.integrations.models import WebhookDelivery, WebhookSubscription
from atiende.platform.models import ApiAnswer
from tests.api.conftest import Api, api_of, refused
from tests.integrations.webhooks.conftest import Office

pytestmark = pytest.mark.django_db
WANTED = {"url": "https://socio.example/hook", "events": ["ticket.solved", "ticket.opened"]}


@pytest.fixture
def admin(office: Office) -> Api:
    return api_of(office.people.chief, "admin")


def test_a_webhook_is_made_read_changed_and_removed(admin: Api) -> None:
    answer = admin.post("/webhooks", {**WANTED, "description": "CRM"})
    assert answer.status_code == 201, answer.content
    made = answer.json()
    assert answer["Location"] == f"/api/v1/webhooks/{made['id']}"
    assert made.pop("secret").startswith("whsec_")
    assert made["events"] == ["ticket.opened", "ticket.solved"]
    assert admin.get(f"/webhooks/{made['id']}").json() == made
    assert admin.get("/webhooks").json() == [made]
    changed = admin.patch(f"/webhooks/{made['id']}", {"events": ["ticket.erased"], "version": 1}).json()
    assert (changed["events"], changed["version"], changed["url"]) == (["ticket.erased"], 2, made["url"])
    refused(
        admin.patch(f"/webhooks/{made['id']}", {"url": "https://x.example/", "version": 1}), 409, "conflict"
    )
    paused = admin.patch(f"/webhooks/{made['id']}", {"is_paused": True}).json()
    assert (paused["is_paused"], paused["paused_because"]) == (True, "person")
    assert admin.patch(f"/webhooks/{made['id']}", {"is_paused": False}).json()["is_paused"] is False
    gone = admin._client.delete(f"/api/v1/webhooks/{made['id']}", headers=admin._headers)
    assert (gone.status_code, gone.content) == (204, b"")
    refused(admin.get(f"/webhooks/{made['id']}"), 404, "not_found")


def test_the_secret_is_not_kept_for_an_idempotency_key(admin: Api) -> None:
    first, again = (admin.post("/webhooks", WANTED, key="k-1").json() for _ in range(2))
    assert first["secret"].startswith("whsec_")
    assert again == {**first, "secret": None}
    assert WebhookSubscription.objects.count() == 1
    assert first["secret"] not in ApiAnswer.objects.get().body


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"url": "ftp://x.example"}, "url"),
        ({"url": 7}, "url"),
        ({"events": ["ticket.note_added"]}, "events"),
        ({"events": []}, "events"),
        ({"events": None}, "events"),
        ({"secret": "x"}, "secret"),
    ],
)
def test_what_cannot_be_is_refused_by_its_name(admin: Api, wrong: dict, field: str) -> None:
    told = refused(admin.post("/webhooks", {**WANTED, **wrong}), 422, "invalid_input")
    assert list(told["fields"]) == [field]


def test_deliveries_are_paged_and_sent_again(admin: Api, office: Office) -> None:
    made, _ = office.subscribe()
    office.partner.answers["/"] = (500, {}, b"boom")
    for _ in range(3):
        office.open_case()
    office.dispatch()
    office.send()
    first = admin.get(f"/webhooks/{made.pk}/deliveries", limit=2).json()
    assert len(first["items"]) == 2
    rest = admin.get(f"/webhooks/{made.pk}/deliveries", limit=2, cursor=first["next"]).json()
    assert (len(rest["items"]), rest["next"]) == (1, None)
    (attempt,) = rest["items"][0]["attempts"]
    assert (attempt["status"], attempt["answer"]) == (500, "boom")
    path = f"/webhooks/{made.pk}/replay"
    number = first["items"][0]["number"]
    refused(admin.post(path, {"delivery": number}), 409, "webhook_delivery_under_way")
    WebhookDelivery.objects.update(state="failed")
    since = office.clock() - dt.timedelta(days=900)
    assert admin.post(path, {"delivery": number}).json() == {"messages": 1}
    assert admin.post(path, {"since": since.isoformat()}).json() == {"messages": 2}
    assert admin.get(f"/webhooks/{made.pk}/deliveries", state="failed").json()["items"] == []
    for wrong in (
        {},
        {"delivery": number, "since": since.isoformat()},
        {"since": "ayer"},
        {"since": 0},
        {"delivery": "x"},
    ):
        assert admin.post(path, wrong).status_code == 422
    refused(admin.post(path, {"delivery": 2**70}), 404, "not_found")
    assert admin.get(f"/webhooks/{made.pk}/deliveries", cursor="x").status_code == 422
    assert admin.get(f"/webhooks/{made.pk}/deliveries", state="otro").status_code == 422


def test_another_secret_and_a_test_message(admin: Api, office: Office) -> None:
    made, secret = office.subscribe()
    assert admin.post(f"/webhooks/{made.pk}/secret", {}).json()["secret"] != secret
    answer = admin.post(f"/webhooks/{made.pk}/test", {})
    assert answer.status_code == 202
    assert answer.json()["event"] == "webhook.test"
    office.dispatch()
    assert office.send().arrived == 1


def test_nobody_else_reaches_them(office: Office) -> None:
    made, _ = office.subscribe()
    chief_without_scope = api_of(office.people.chief, "tickets:read", "tickets:write")
    colleague = api_of(office.people.colleague, "admin")
    for api, code in ((chief_without_scope, "scope_missing"), (colleague, "not_permitted")):
        refused(api.get("/webhooks"), 403, code)
        refused(api.post("/webhooks", WANTED), 403, code)
        refused(api.get(f"/webhooks/{made.pk}/deliveries"), 403, code)
        refused(api.post(f"/webhooks/{made.pk}/replay", {"delivery": 1}), 403, code)
