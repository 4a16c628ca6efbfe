"""Calls made up from openapi.json by schemathesis, sound ones and broken ones: every answer is as described.

The fast run takes a few of each kind of call in the test's own transaction; the slow one goes on for minutes, against a
server with connections of its own, and from call to call by the links of the description.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, Final

import hypothesis
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase
from pytest_django.live_server_helper import LiveServer
from schemathesis.config import (
    ChecksConfig,
    GenerationConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)
from schemathesis.engine import Status, events, from_schema

from atiende.site.api import tokens
from atiende.site.api.description import document
from atiende.site.servers.wsgi import application
from tests.api.conftest import a_ticket, api_of

SEED: Final = 20261123
EACH_FAST, EACH_SLOW = 3, 60
AS_ASKED: Final = ["2xx", "401", "403", "404", "409", "415", "422"]
"""A body that keeps the schema may still name a brand, an address or a cursor that does not exist: 422 says which."""

REFUSED: Final = ["400", "401", "403", "404", "405", "406", "409", "413", "415", "416", "422", "429"]
"""A text beyond its limit may be refused before it is read: 413."""


def _config(each: int) -> SchemathesisConfig:
    checks = ChecksConfig.from_dict(
        {
            "positive_data_acceptance": {"expected-statuses": AS_ASKED},
            "negative_data_rejection": {"expected-statuses": REFUSED},
        }
    )
    generation = GenerationConfig(deterministic=True, max_examples=each, no_shrink=True, database="none")
    return SchemathesisConfig(
        seed=SEED, projects=ProjectsConfig(default=ProjectConfig(checks=checks, generation=generation))
    )


@pytest.fixture(autouse=True)
def _as_many_as_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "CALLS_PER_MINUTE", 10**9)
    monkeypatch.setattr(tokens, "REFUSALS_PER_MINUTE", 10**9)


@pytest.fixture
def _in_one_transaction(token: str) -> Iterator[None]:
    """The handler leaves the connection of the test alone, as Django's own test client has it while it calls."""
    signals = (request_started, request_finished)
    for each in signals:
        each.disconnect(close_old_connections)
    yield
    for each in signals:
        each.connect(close_old_connections)


@pytest.fixture
def token(people: SimpleNamespace) -> str:
    """Of somebody who may do everything, in a house where there is something to be found."""
    api = api_of(people.chief, "admin")
    api.post("/tickets", a_ticket())
    return api.token


@pytest.mark.usefixtures("_in_one_transaction")
def test_a_few_calls_of_each_kind_are_answered_as_described(token: str) -> None:
    schema = schemathesis.openapi.from_dict(document(), config=_config(EACH_FAST))
    schema.app = application
    headers = {"Authorization": f"Bearer {token}"}
    for found in schema.get_all_operations():
        operation = found.ok()

        @hypothesis.seed(SEED)
        @hypothesis.settings(
            max_examples=EACH_FAST,
            database=None,
            deadline=None,
            derandomize=False,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @hypothesis.given(case=operation.as_strategy())
        def call(case: Any) -> None:
            case.call_and_validate(headers=headers)

        call()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_many_calls_one_after_the_other_are_answered_as_described(
    token: str, live_server: LiveServer
) -> None:
    schema = schemathesis.openapi.from_url(
        f"{live_server.url}/api/v1/openapi.json", config=_config(EACH_SLOW)
    )
    schema.config.update(headers={"Authorization": f"Bearer {token}"})
    failed, phases = [], set()
    for event in from_schema(schema).execute():
        if isinstance(event, events.PhaseFinished):
            phases.add((event.phase.name.value, event.status))
        if isinstance(event, events.FatalError | events.NonFatalError):
            failed.append(str(event))
        if isinstance(event, events.ScenarioFinished) and event.status in (Status.FAILURE, Status.ERROR):
            failed.append(_told(event))
    assert not failed, "\n".join(failed)
    assert len([name for name, status in phases if status is Status.SUCCESS]) >= 3, phases


def _told(event: events.ScenarioFinished) -> str:
    return "\n".join(
        f"{check.name}: {check.failure_info.failure.message} {check.failure_info.code_sample[:2000]}"
        for checks in event.recorder.checks.values()
        for check in checks
        if check.failure_info
    )
