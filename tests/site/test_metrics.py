"""Figures for Prometheus: for whom, of what, and without a word of a person."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from atiende.site.environment import Environment
from atiende.site.metrics.access import may_read
from atiende.site.metrics.middleware import MetricsMiddleware

MIDDLEWARE = "atiende.site.metrics.middleware.MetricsMiddleware"
TOKEN = "t" * 40


@pytest.fixture
def offered(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Switches the figures on, as settings of the environment do."""

    def switch(**changes: str) -> Client:
        settings.ENVIRONMENT = dataclasses.replace(django_settings.ENVIRONMENT, **changes)
        settings.MIDDLEWARE = [MIDDLEWARE, *[name for name in settings.MIDDLEWARE if name != MIDDLEWARE]]
        return Client()

    return switch


def environment(**changes: str) -> Environment:
    return dataclasses.replace(django_settings.ENVIRONMENT, **changes)


def test_it_stands_among_the_middleware_before_anything_that_answers() -> None:
    assert django_settings.MIDDLEWARE.index(MIDDLEWARE) < django_settings.MIDDLEWARE.index(
        "atiende.platform.logs.middleware.CorrelationMiddleware"
    )


def test_without_a_setting_it_is_not_there() -> None:
    with pytest.raises(MiddlewareNotUsed):
        MetricsMiddleware(lambda request: HttpResponse())


@pytest.mark.parametrize(
    ("client", "headers", "may"),
    [
        ("127.0.0.1", {}, True), ("10.1.2.3", {}, True), ("::1", {}, True), ("fd00::1", {}, True),
        ("93.184.216.34", {}, False), ("2606:2800::1", {}, False), ("", {}, False), ("unix:", {}, False),
        ("127.0.0.1", {"x-forwarded-for": "10.0.0.1"}, False), ("127.0.0.1", {"via": "1.1 proxy"}, False),
    ],
)  # fmt: skip
def test_who_may_read_it_by_network(client: str, headers: dict[str, str], may: bool) -> None:
    assert may_read(environment(metrics="local"), client, headers) is may
    assert not may_read(environment(), client, headers)


def test_who_may_read_it_by_token_and_then_nobody_without() -> None:
    both = environment(metrics="local", metrics_token=TOKEN)
    assert may_read(both, "93.184.216.34", {"authorization": f"Bearer {TOKEN}"})
    assert not may_read(both, "127.0.0.1", {"authorization": f"Bearer {TOKEN}x"})
    assert not may_read(both, "127.0.0.1", {})


@pytest.mark.django_db
def test_strangers_learn_not_even_that_it_is_there(offered: Any) -> None:
    client = offered(metrics="local")
    assert client.get("/metrics", REMOTE_ADDR="93.184.216.34").status_code == 404
    assert client.get("/metrics", headers={"X-Real-IP": "93.184.216.34"}).status_code == 404
    assert client.get("/metrics", **{"atiende.came_by_proxy": True}).status_code == 404
    assert client.get("/metrics").status_code == 200


@pytest.mark.django_db
def test_requests_are_counted_by_the_form_of_their_address(offered: Any) -> None:
    client = offered(metrics_token=TOKEN)
    client.get("/desk/tickets/1234567/?q=Ana+Quispe")
    client.get("/Ana-Quispe/ana@example.com")
    client.generic("STEAL", "/")
    told = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert told["Content-Type"].startswith("text/plain; version=")
    text = told.content.decode()
    assert 'atiende_request_seconds_count{method="GET",route="/desk/tickets/<int:number>/"' in text
    assert 'method="GET",route="(none)",status="404"' in text
    assert 'method="other"' in text
    assert "process_resident_memory_bytes" in text
    for word in ("Ana", "Quispe", "1234567", "example", "STEAL"):
        assert word not in text


@pytest.mark.django_db
def test_what_waits_is_told_without_names(offered: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("atiende.site.metrics.queues.KEPT_SECONDS", 0.0)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO platform_delivery (event_id, handler, aggregate, number, state, correlation_id)"
            " VALUES (1, 'h', 'ticket:1', 1, 'stuck', ''), (2, 'h', 'ticket:2', 1, 'pending', '')"
        )
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES ('default', 'x', 'failed')"
        )
    text = offered(metrics="local").get("/metrics").content.decode()
    assert "atiende_database_up 1.0" in text
    assert "atiende_outbox_stuck_lanes 1.0" in text
    assert 'atiende_outbox_deliveries{state="pending"} 1.0' in text
    assert 'atiende_jobs{state="failed"} 1.0' in text
    assert 'atiende_outgoing_mails{kind="answer",state="uncertain"} 0.0' in text
    assert 'atiende_node{role="up"' in text
    lag = next(line for line in text.splitlines() if line.startswith("atiende_outbox_lag_seconds"))
    assert float(lag.split()[1]) > 1000
    assert "ticket:1" not in text
