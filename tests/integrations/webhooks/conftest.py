from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation

from atiende.integrations.actions.subscribe_webhook import subscribe_webhook
from atiende.integrations.models import WebhookDelivery, WebhookSubscription
from atiende.integrations.posting.sending import Sent, send_due
from atiende.integrations.rules.webhook_subscription import SubscriptionFields
from atiende.kernel.actors import Actor
from atiende.organisation.queries import actor_of
from atiende.platform.outbox.dispatcher import Dispatcher
from atiende.platform.told import words_of
from tests.api.conftest import Api, api_of, people
from tests.platform_doors.listening_server import ListeningServer, listening_server

__all__ = ["people"]
AT = dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC)


def in_english(stored: str) -> str:
    """What a row tells, whatever language tests run in."""
    with translation.override("en"):
        return words_of(stored)


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = AT

    def __call__(self) -> dt.datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += dt.timedelta(**by)


@dataclasses.dataclass
class Office:
    """A house with an administrator, and a partner that listens on this machine."""

    partner: ListeningServer
    chief: Actor
    people: SimpleNamespace
    clock: Clock
    api: Api

    def subscribe(
        self, *types: str, path: str = "/", by: Actor | None = None
    ) -> tuple[WebhookSubscription, str]:
        wanted = SubscriptionFields(url=self.partner.at(path), event_types=types or ("ticket.opened",))
        return subscribe_webhook(fields=wanted, by=by or self.chief, at=self.clock())

    def open_case(self, **changes: Any) -> int:
        body = {
            "subject": "No llega",
            "body": "Mi pedido no llega.",
            "customer": {"name": "Rosa", "email": "rosa@correo.example"},
        }
        answer = self.api.post("/tickets", {**body, **changes})
        assert answer.status_code == 201, answer.content
        return int(answer.json()["number"])

    def dispatch(self) -> None:
        while Dispatcher().run_once():
            pass
        WebhookDelivery.objects.filter(state="waiting", attempts=0).update(next_attempt_at=self.clock())

    def send(self, *, is_failing: bool = False) -> Sent:
        return send_due(self.clock, is_failing=is_failing, network=self.partner.network)


@pytest.fixture
def partner() -> Iterator[ListeningServer]:
    with listening_server() as server:
        yield server


@pytest.fixture
def office(people: SimpleNamespace, partner: ListeningServer, settings: Any) -> Office:
    settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, webhook_networks=("127.0.0.0/8",))
    settings.BASE_URL = "https://care.example"
    return Office(partner, actor_of(people.chief), people, Clock(), api_of(people.owner))
