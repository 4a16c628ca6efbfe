"""Another system hands in a case: signed, kept before it is read, and made into one case however often it comes."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from standardwebhooks import Webhook

from atiende.integrations.actions.add_incoming_webhook import add_incoming_webhook
from atiende.integrations.actions.discard_received_webhook import discard_received_webhook
from atiende.integrations.actions.open_received_body import open_received_body
from atiende.integrations.actions.read_received_webhook import read_received_webhook
from atiende.integrations.actions.renew_incoming_secret import renew_incoming_secret
from atiende.integrations.actions.retry_received_webhook import retry_received_webhook
from atiende.integrations.actions.switch_incoming_webhook import switch_incoming_webhook
from atiende.integrations.errors import NotToBeRetried
from atiende.integrations.models import IncomingWebhook, ReceivedWebhook
from atiende.integrations.rules.webhook_incoming import BODY_HMAC, IncomingFields
from atiende.integrations.rules.webhook_mapping import CaseMapping, Condition
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.organisation.queries import actor_of
from atiende.platform.models import AuditEntry
from atiende.tickets.models import Ticket
from tests.integrations.webhooks.conftest import in_english

pytestmark = pytest.mark.django_db

MAPPING = CaseMapping(
    subject="Pedido {order.id}: {reason}",
    body="{message}\n\nDe {{la}} tienda: {order.items[0].name}",
    name="{customer.name}",
    email="{customer.mail}",
    phone="{customer.phone}",
    priority="{severity}",
    tags="tienda, {reason}",
    custom_fields={"importe": "{order.total}"},
)
ORDER = {
    "id": "ev-1",
    "reason": "Retraso",
    "severity": "CRITICAL",
    "message": "No ha llegado.",
    "order": {"id": 417, "total": 12.5, "items": [{"name": "Lámpara"}]},
    "customer": {"name": "Rosa", "mail": "rosa@correo.example", "phone": None},
}


class Shop:
    """The other system, with its address here and its secret."""

    def __init__(self, people: SimpleNamespace, **changes: Any) -> None:
        self.chief = actor_of(people.chief)
        fields = IncomingFields(
            **{"name": "Tienda", "brand_id": people.nova.pk, "mapping": MAPPING, **changes}
        )
        self.hook, self.secret = add_incoming_webhook(fields=fields, by=self.chief, at=utc_now())
        self.address = f"/hooks/in/{self.hook.key}"

    def post(self, body: bytes, headers: dict[str, str]) -> Any:
        client = Client(enforce_csrf_checks=True)
        return client.post(self.address, data=body, content_type="application/json", headers=headers)

    def send(self, document: Any, *, message_id: str = "msg_1", at: dt.datetime | None = None) -> Any:
        body = document if isinstance(document, bytes) else json.dumps(document).encode()
        return self.post(body, self.signed(body, message_id=message_id, at=at or utc_now()))

    def signed(self, body: bytes, *, message_id: str, at: dt.datetime) -> dict[str, str]:
        text = body.decode("utf-8", "replace")
        return {
            "webhook-id": message_id,
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": "v1,AAAA " + Webhook(self.secret).sign(message_id, at, text),
        }

    def send_hex(self, document: Any, *, prefix: str = "sha256=") -> Any:
        body = json.dumps(document).encode()
        digest = hmac.new(self.secret.encode(), body, hashlib.sha256).hexdigest()
        return self.post(body, {self.hook.header: prefix + digest})

    def read(self) -> list[ReceivedWebhook]:
        for received in ReceivedWebhook.objects.filter(state="waiting").order_by("pk"):
            read_received_webhook(received_id=received.pk, by=SYSTEM, at=utc_now())
        return list(ReceivedWebhook.objects.order_by("pk"))


@pytest.fixture
def shop(people: SimpleNamespace) -> Shop:
    return Shop(people)


def test_a_signed_message_is_kept_first_and_becomes_a_case(people: SimpleNamespace) -> None:
    shop = Shop(people, team_id=people.help_desk.pk)
    answer = shop.send(ORDER)
    assert answer.status_code == 202
    (kept,) = ReceivedWebhook.objects.all()
    assert answer.json() == {"id": str(kept.pk), "state": "waiting"}
    assert json.loads(bytes(kept.body)) == ORDER
    assert not Ticket.objects.exists()
    (read,) = shop.read()
    ticket = Ticket.objects.get()
    assert (read.state, read.ticket_id, read.body) == ("made", ticket.pk, None)
    assert (ticket.subject, ticket.priority, ticket.team_id) == (
        "Pedido 417: Retraso",
        4,
        people.help_desk.pk,
    )
    assert ticket.customer.name == "Rosa"
    assert ticket.custom_fields == {"importe": 12.5}
    assert ticket.messages.get().text == "No ha llegado.\n\nDe {la} tienda: Lámpara"


def test_the_same_message_again_is_the_same_case(shop: Shop) -> None:
    first = shop.send(ORDER)
    shop.read()
    again = shop.send(ORDER)
    assert (again.status_code, again.json()["id"]) == (202, first.json()["id"])
    assert again.json()["state"] == "made"
    shop.send(ORDER, message_id="msg_2")
    shop.read()
    assert Ticket.objects.count() == 2


@pytest.mark.parametrize("off", [-301, 301, 86_400])
def test_what_is_old_or_of_tomorrow_is_refused(shop: Shop, off: int) -> None:
    answer = shop.send(ORDER, at=utc_now() + dt.timedelta(seconds=off))
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert not ReceivedWebhook.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"webhook-signature": ""},
        {"webhook-signature": "v1,"},
        {"webhook-signature": "v1,%%%,x v2 ñ"},
        {"webhook-signature": "v1a,AAAA"},
        {"webhook-id": "msg_otro"},
        {"webhook-id": ""},
        {"webhook-id": "a" * 300},
        {"webhook-timestamp": "nan"},
        {"webhook-timestamp": "-1"},
        {"webhook-timestamp": "9" * 30},
        {"webhook-timestamp": "1e9"},
        {"webhook-timestamp": "\u0661\u0662"},
    ],
)
def test_what_is_not_signed_is_not_kept(shop: Shop, change: dict[str, str]) -> None:
    body = json.dumps(ORDER).encode()
    headers = {**shop.signed(body, message_id="msg_1", at=utc_now()), **change}
    assert shop.post(body, headers).status_code == 401
    assert not ReceivedWebhook.objects.exists()


def test_a_byte_that_changed_on_its_way_is_noticed(shop: Shop) -> None:
    body = json.dumps(ORDER).encode()
    headers = shop.signed(body, message_id="msg_1", at=utc_now())
    assert shop.post(body + b" ", headers).status_code == 401
    assert shop.post(b"\xff\xfe", headers).status_code == 401


def test_of_two_secrets_the_old_one_counts_for_a_day(shop: Shop) -> None:
    old = shop.secret
    shop.secret = renew_incoming_secret(webhook_id=shop.hook.pk, by=shop.chief, at=utc_now())
    assert shop.send(ORDER).status_code == 202
    shop.secret = old
    assert shop.send(ORDER, message_id="msg_2").status_code == 202
    IncomingWebhook.objects.update(old_secret_until=utc_now())
    assert shop.send(ORDER, message_id="msg_3").status_code == 401


def test_a_signature_of_the_body_alone_is_taken_where_it_was_chosen(people: SimpleNamespace) -> None:
    shop = Shop(people, scheme=BODY_HMAC)
    assert shop.hook.header == "X-Hub-Signature-256"
    assert shop.send(ORDER).status_code == 401
    first, again = shop.send_hex(ORDER), shop.send_hex(ORDER, prefix="")
    assert (first.status_code, again.json()["id"]) == (202, first.json()["id"])
    shop.read()
    assert Ticket.objects.count() == 1
    body = json.dumps(ORDER).encode()
    for wrong in ("", "sha256=", "sha256=" + "0" * 64, "sha1=" + "0" * 40, "ñ" * 64):
        assert shop.post(body, {"X-Hub-Signature-256": wrong}).status_code == 401


def test_a_place_in_the_message_can_name_it(people: SimpleNamespace) -> None:
    shop = Shop(people, scheme=BODY_HMAC, id_path="id", header="X-Firma")
    for document in (ORDER, {**ORDER, "sent": 2}, {**ORDER, "id": "ev-2"}, {**ORDER, "id": None}):
        assert shop.send_hex(document).status_code == 202
    states = [each.state for each in shop.read()]
    assert states == ["made", "repeated", "made", "failed"]
    first, repeated = ReceivedWebhook.objects.order_by("pk")[:2]
    assert repeated.ticket_id == first.ticket_id
    assert Ticket.objects.count() == 2


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "It is not JSON"),
        (b"{", "It is not JSON"),
        (b"[" * 200_000, "It is not JSON"),
        (b'{"a": NaN}', "It is not JSON"),
        (b'{"a": "\\ud800"}', "It is not JSON"),
        (b'{"a": ' + b"9" * 5000 + b"}", "It is not JSON"),
        (b"[]", "No mail address"),
        (b'"rosa@correo.example"', "No mail address"),
        (b'{"customer": {"mail": "nadie"}, "message": "x"}', "No mail address"),
        (b'{"customer": {"mail": {"a": [1]}}, "message": "x"}', "No mail address"),
    ],
)
def test_hostile_bodies_are_told_in_the_log_and_make_nothing(shop: Shop, body: bytes, words: str) -> None:
    assert shop.send(body).status_code == 202
    (read,) = shop.read()
    assert read.state == "failed"
    assert words in in_english(read.problem)
    assert not Ticket.objects.exists()
    assert bytes(read.body) == body


def test_hostile_values_stay_what_they_are(shop: Shop) -> None:
    document = {
        **ORDER,
        "reason": "<script>\u202e\0" + "x" * 5000,
        "message": "{order.id}{{{{" + "y" * 100_000,
        "severity": ["?"],
    }
    shop.send(document)
    (read,) = shop.read()
    ticket = Ticket.objects.get(pk=read.ticket_id)
    assert len(ticket.subject) <= 300
    assert "\u202e" not in ticket.subject
    assert ticket.messages.get().text.startswith("{order.id}{{{{yyy")
    assert ticket.priority == 2


def test_what_was_not_meant_is_left_aside_without_its_bytes(people: SimpleNamespace) -> None:
    shop = Shop(people, conditions=(Condition("reason", "equals", "avería"), Condition("order.id", "exists")))
    shop.send(ORDER)
    shop.send({**ORDER, "reason": "Avería"}, message_id="msg_2")
    ignored, made = shop.read()
    assert (ignored.state, ignored.body, made.state) == ("ignored", None, "made")
    assert "reason" in in_english(ignored.problem)


def test_what_failed_can_be_tried_again_after_mending(shop: Shop) -> None:
    wrong = CaseMapping(subject="{a}", body="{b}", email="{c}")
    IncomingWebhook.objects.update(mapping=wrong.as_dict())
    shop.send(ORDER)
    (failed,) = shop.read()
    assert failed.state == "failed"
    IncomingWebhook.objects.update(mapping=MAPPING.as_dict())
    args = {"webhook_id": shop.hook.pk, "received_id": failed.pk, "by": shop.chief, "at": utc_now()}
    retry_received_webhook(**args)
    assert shop.read()[0].state == "made"
    with pytest.raises(NotToBeRetried):
        retry_received_webhook(**args)


def test_what_failed_is_looked_at_with_a_note_in_the_audit_and_done_away_with(shop: Shop) -> None:
    shop.send(b"{nada")
    (failed,) = shop.read()
    args = {"webhook_id": shop.hook.pk, "received_id": failed.pk, "by": shop.chief, "at": utc_now()}
    assert open_received_body(**args) == b"{nada"
    assert AuditEntry.objects.filter(verb="integrations.received_webhook_opened").count() == 1
    discard_received_webhook(**args)
    with pytest.raises(NotFound):
        open_received_body(**args)


def test_the_rest_of_a_failed_case_is_not_left_behind(people: SimpleNamespace) -> None:
    """A team that is gone comes to light after the case was opened: nothing of it stays."""
    shop = Shop(people, team_id=people.billing.pk)
    people.billing.archival = type(people.billing).archival.related.related_model.objects.create(
        team=people.billing, archived_at=utc_now(), archived_by_id=1
    )
    shop.send(ORDER)
    (read,) = shop.read()
    assert read.state == "failed"
    assert not Ticket.objects.exists()


def test_nobody_else_gets_in(shop: Shop, people: SimpleNamespace) -> None:
    client = Client()
    assert client.post("/hooks/in/nada", data=b"{}", content_type="application/json").status_code == 404
    assert client.post("/hooks/in/\u00f1", data=b"{}", content_type="application/json").status_code == 404
    assert client.post("/hooks/in/%00", data=b"{}", content_type="application/json").status_code == 404
    assert client.get(shop.address).status_code == 405
    switch_incoming_webhook(webhook_id=shop.hook.pk, is_paused=True, by=shop.chief, at=utc_now())
    paused = shop.send(ORDER)
    assert (paused.status_code, paused["Retry-After"]) == (503, "600")
    fields = IncomingFields(name="x", brand_id=people.nova.pk, mapping=MAPPING)
    for name in ("owner", "stranger", "auditor"):
        with pytest.raises(NotPermitted):
            add_incoming_webhook(fields=fields, by=actor_of(getattr(people, name)), at=utc_now())


def test_more_than_a_megabyte_is_not_read(shop: Shop) -> None:
    answer = shop.send(b'"' + b"x" * 2**20 + b'"')
    assert answer.status_code == 413
    assert not ReceivedWebhook.objects.exists()


def test_who_guesses_signatures_is_told_to_wait(shop: Shop) -> None:
    answers = [shop.post(b"{}", {}).status_code for _ in range(62)]
    assert answers[:60] == [401] * 60
    assert 429 in answers[60:]
    assert shop.send(ORDER).status_code == 202


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name_of_webhook"),
        ({"brand_id": None}, "brand_id"),
        ({"scheme": "otro"}, "scheme"),
        ({"scheme": BODY_HMAC, "header": "mal hecho:"}, "header"),
        ({"scheme": BODY_HMAC, "id_path": "a..b"}, "id_path"),
        ({"mapping": CaseMapping(body="x", email="{a}")}, "subject"),
        ({"mapping": CaseMapping(subject="{", body="x", email="{a}")}, "subject"),
        ({"mapping": CaseMapping(subject="x", body="{a", email="{a}")}, "body"),
        ({"mapping": CaseMapping(subject="x", body="x")}, "email"),
        (
            {"mapping": CaseMapping(subject="x", body="x", email="{a}", custom_fields={"Á": "x"})},
            "custom_fields",
        ),
        ({"conditions": (Condition("", "equals", "x"),)}, "conditions"),
    ],
)
def test_what_cannot_work_is_refused_when_it_is_typed(
    people: SimpleNamespace, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        Shop(people, **changes)
    assert field in refused.value.fields
    assert not IncomingWebhook.objects.exists()


def test_a_secret_of_the_other_system_is_taken_when_it_can_sign(people: SimpleNamespace) -> None:
    chief = actor_of(people.chief)
    fields = IncomingFields(name="x", brand_id=people.nova.pk, mapping=MAPPING)
    with pytest.raises(InvalidInput):
        add_incoming_webhook(fields=fields, secret="corto", by=chief, at=utc_now())
    given = "whsec_" + "QUJD" * 8
    _made, secret = add_incoming_webhook(fields=fields, secret=given, by=chief, at=utc_now())
    assert secret == given
