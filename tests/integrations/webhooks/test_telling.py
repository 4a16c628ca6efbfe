"""Another system is told of what happens: signed, once for each fact, and of nothing more than ids and codes."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from standardwebhooks import Webhook

from atiende.integrations.actions.change_webhook import change_webhook
from atiende.integrations.actions.pause_webhook import pause_webhook
from atiende.integrations.actions.renew_webhook_secret import renew_webhook_secret
from atiende.integrations.actions.resume_webhook import resume_webhook
from atiende.integrations.actions.subscribe_webhook import subscribe_webhook
from atiende.integrations.models import WebhookAttempt, WebhookDelivery, WebhookSubscription
from atiende.integrations.queries.webhooks import fields_of_subscription, get_subscription_for
from atiende.integrations.rules.webhook_events import TYPES as WEBHOOK_TYPES
from atiende.integrations.rules.webhook_subscription import SubscriptionFields
from atiende.integrations.webhook_demand import HANDLER
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.organisation.models import Agent, AgentBrand
from atiende.organisation.queries import actor_of
from atiende.platform.models import PendingDelivery
from atiende.platform.outbox.actions import replay_events
from tests.api.conftest import api_of
from tests.integrations.webhooks.conftest import AT, Office

pytestmark = pytest.mark.django_db


def told(office: Office) -> list[dict]:
    return [json.loads(request.body) for request in office.partner.posted]


def test_a_new_case_is_told_in_the_shape_of_the_api_without_the_words_of_persons(office: Office) -> None:
    office.subscribe("ticket.opened")
    number = office.open_case(tags=["urgente"])
    office.dispatch()
    assert office.send().arrived == 1
    ((message,), shown) = told(office), office.api.get(f"/tickets/{number}").json()
    assert message["type"] == "ticket.opened"
    assert dt.datetime.fromisoformat(message["timestamp"])
    ticket = message["data"]["ticket"]
    assert ticket["url"] == f"https://care.example/desk/tickets/{number}/"
    apart = {"url", "customer", "assignee", "updated_at"}
    assert {k: v for k, v in ticket.items() if k not in apart} == {
        k: shown[k] for k in ticket if k not in apart
    }
    assert ticket["customer"] == {"id": shown["customer"]["id"]}
    assert message["data"]["by"] == office.people.owner.pk
    text = office.partner.posted[0].body.decode()
    assert "Rosa" not in text
    assert "No llega" not in text
    assert "correo.example" not in text


def test_the_signature_is_that_of_the_specification(office: Office) -> None:
    _made, secret = office.subscribe()
    office.clock.now = dt.datetime.now(dt.UTC)
    office.open_case()
    office.dispatch()
    office.send()
    (request,) = office.partner.posted
    Webhook(secret).verify(request.body, request.headers)
    assert request.headers["webhook-id"].startswith("msg_")
    assert request.headers["content-type"] == "application/json"


def test_for_a_day_after_a_change_of_the_secret_both_sign(office: Office) -> None:
    made, first = office.subscribe()
    second = renew_webhook_secret(subscription_id=made.pk, by=office.chief, at=office.clock())
    assert first != second
    for hours, secrets in ((23, 2), (2, 1)):
        office.clock.move(hours=hours)
        office.open_case()
        office.dispatch()
        office.send()
        request = office.partner.posted[-1]
        signed = [
            Webhook(secret).sign(request.headers["webhook-id"], office.clock(), request.body.decode())
            for secret in (second, first)
        ]
        assert request.headers["webhook-signature"].split() == signed[:secrets]


def test_secrets_are_sealed_at_rest(office: Office) -> None:
    made, secret = office.subscribe()
    made.refresh_from_db()
    assert secret.startswith("whsec_")
    assert secret.removeprefix("whsec_") not in made.sealed_secret


def test_only_what_was_chosen_is_told_and_each_fact_once(office: Office) -> None:
    office.subscribe("ticket.solved", "ticket.status_changed")
    number = office.open_case()
    office.api.patch(f"/tickets/{number}", {"status": "resolved"})
    office.dispatch()
    office.send()
    assert sorted(message["type"] for message in told(office)) == ["ticket.solved", "ticket.status_changed"]
    (changed,) = [each for each in told(office) if each["type"] == "ticket.status_changed"]
    assert changed["data"]["new"] == "resolved"
    since = AT - dt.timedelta(days=900)
    now = dt.datetime.now(dt.UTC)
    replay_events(handler="integrations.handlers.on_fact", since=since, by=office.chief, at=now)
    office.dispatch()
    assert office.send().tried == 0


def test_notes_are_never_told(office: Office) -> None:
    office.subscribe(*[each for each in WEBHOOK_TYPES if each.startswith("ticket.")])
    number = office.open_case()
    office.dispatch()
    office.send()
    before = len(office.partner.posted)
    office.api.post(f"/tickets/{number}/messages", {"kind": "note", "body": "Secreto de la casa."})
    office.dispatch()
    office.send()
    assert len(office.partner.posted) == before


def test_who_is_paused_is_owed_nothing_new_and_gets_the_rest_after(office: Office) -> None:
    made, _ = office.subscribe()
    office.open_case()
    office.dispatch()
    pause_webhook(subscription_id=made.pk, by=office.chief, at=office.clock())
    office.open_case()
    office.dispatch()
    assert office.send().tried == 0
    resume_webhook(subscription_id=made.pk, by=office.chief, at=office.clock())
    assert office.send().arrived == 1


def test_of_a_case_that_its_owner_may_not_see_nothing_is_told(office: Office) -> None:
    bounded = actor_of(office.people.chief)
    agent = Agent.objects.get(user=office.people.chief)
    Agent.objects.filter(pk=agent.pk).update(serves_all_brands=False)
    AgentBrand.objects.create(agent=agent, brand=office.people.luma)
    office.subscribe(by=bounded)
    office.open_case()
    office.dispatch()
    office.send()
    assert WebhookDelivery.objects.get().state == "withheld"
    assert not office.partner.posted
    assert WebhookAttempt.objects.get().status is None


def test_without_the_right_of_its_owner_a_subscription_is_paused(office: Office) -> None:
    office.subscribe()
    office.open_case()
    office.dispatch()
    office.people.chief.is_active = False
    office.people.chief.save()
    office.send()
    assert WebhookSubscription.objects.get().pause.reason == "owner"
    delivery = WebhookDelivery.objects.get()
    assert (delivery.state, delivery.attempts, delivery.claimed_until) == ("waiting", 0, None)
    assert not office.partner.posted


def test_who_does_not_manage_the_settings_subscribes_nothing(office: Office) -> None:
    for person in ("owner", "stranger", "auditor", "light"):
        with pytest.raises(NotPermitted):
            office.subscribe(by=actor_of(getattr(office.people, person)))


@pytest.mark.parametrize(
    ("url", "types"),
    [
        ("ftp://socio.example/", ("ticket.opened",)),
        ("https://ana:clave@socio.example/", ("ticket.opened",)),
        ("https://localhost/", ("ticket.opened",)),
        ("nada", ("ticket.opened",)),
        ("https://socio.example/", ()),
        ("https://socio.example/", ("ticket.note_added",)),
        ("https://socio.example/" + "a" * 2000, ("ticket.opened",)),
    ],
)
def test_what_cannot_be_told_is_refused(office: Office, url: str, types: tuple[str, ...]) -> None:
    with pytest.raises(InvalidInput):
        subscribe_webhook(fields=SubscriptionFields(url, types), by=office.chief, at=AT)
    assert not WebhookSubscription.objects.exists()


def test_without_a_named_network_only_encrypted_addresses_are_taken(people, settings) -> None:
    wanted = SubscriptionFields("http://socio.example/", ("ticket.opened",))
    with pytest.raises(InvalidInput) as refused:
        subscribe_webhook(fields=wanted, by=actor_of(people.chief), at=AT)
    assert list(refused.value.fields) == ["url"]


def test_it_is_told_in_the_name_of_who_changed_it_last(office: Office) -> None:
    made, _ = office.subscribe()
    other = actor_of(office.people.owner)
    manager = type(other)(id=other.id, label=other.label, grants=frozenset({"settings.manage"}))
    wanted = fields_of_subscription(made)
    change_webhook(
        subscription_id=made.pk,
        fields=SubscriptionFields(wanted.url, ("ticket.solved",)),
        version=made.version,
        by=manager,
        at=AT,
    )
    changed = get_subscription_for(office.chief, made.pk)
    assert (changed.owner_id, changed.event_types) == (manager.id, ["ticket.solved"])


def test_with_one_restricted_token_nothing_of_webhooks_is_reached(office: Office) -> None:
    assert api_of(office.people.owner).get("/webhooks").status_code == 403


def test_installations_without_webhooks_are_owed_nothing(office: Office) -> None:
    office.open_case()
    assert not PendingDelivery.objects.filter(handler=HANDLER).exists()
    made, _ = office.subscribe("ticket.opened")
    office.open_case()
    assert PendingDelivery.objects.filter(handler=HANDLER).count() == 1
    pause_webhook(subscription_id=made.pk, by=office.chief, at=AT)
    office.open_case()
    assert PendingDelivery.objects.filter(handler=HANDLER).count() == 1
    resume_webhook(subscription_id=made.pk, by=office.chief, at=AT)
    wanted = SubscriptionFields(office.partner.at("/"), ("ticket.solved",))
    change_webhook(subscription_id=made.pk, fields=wanted, version=None, by=office.chief, at=AT)
    office.open_case()
    assert PendingDelivery.objects.filter(handler=HANDLER).count() == 1
