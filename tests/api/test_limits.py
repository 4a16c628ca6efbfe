"""Limits: of a token, of an address that guesses, of several processes together; and from where a token counts."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from django.test import Client

from atiende.identity.actions.create_token import create_token
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import TooManyAttempts
from atiende.platform.limits import count_of
from atiende.platform.limits.leases import Leases
from atiende.site.api import tokens
from tests.api.conftest import Api, refused

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 22, 10, 0, 5, tzinfo=dt.UTC)
HOUR = 3600


def _spent(leases: Leases, times: int, *, limit: int, at: dt.datetime = AT) -> int:
    granted = 0
    for _ in range(times):
        try:
            leases.spend("k", limit=limit, window_seconds=HOUR, at=at)
        except TooManyAttempts as late:
            assert 0 < late.retry_after_seconds <= HOUR  # noqa: PT017
        else:
            granted += 1
    return granted


@pytest.mark.parametrize("limit", [1, 7, 60, 600])
def test_exactly_the_limit_is_granted_to_one_process(limit: int) -> None:
    leases = Leases()
    assert _spent(leases, limit + 25, limit=limit) == limit
    assert _spent(leases, limit + 25, limit=limit, at=AT + dt.timedelta(hours=1)) == limit


def test_several_processes_never_get_more_together() -> None:
    processes = [Leases() for _ in range(3)]
    granted = sum(_spent(each, 400, limit=600) for each in processes)
    assert 600 - 3 * 19 <= granted <= 600


def test_a_lease_saves_most_questions(django_assert_max_num_queries: object) -> None:
    leases = Leases()
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        _spent(leases, 30, limit=600)


def test_who_was_refused_is_refused_without_asking_again(django_assert_num_queries: object) -> None:
    leases = Leases()
    count_of("k", int(AT.timestamp()) // HOUR * HOUR, 10)
    assert _spent(leases, 1, limit=10) == 0
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert _spent(leases, 5, limit=10) == 0


def test_guessing_is_stopped_and_good_tokens_from_there_go_on(
    api: Api, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "REFUSALS_PER_MINUTE", 2)
    monkeypatch.setattr(tokens, "_leases", Leases())
    monkeypatch.setattr(tokens, "MINUTE", HOUR)
    answers = [client.get("/api/v1/me", headers={"authorization": f"Bearer {n}"}) for n in range(6)]
    refused(answers[0], 401, "token_refused")
    refused(answers[-1], 429, "too_many_attempts")
    assert int(answers[-1]["Retry-After"]) > 0
    assert api.get("/me").status_code == 200


def test_a_token_bound_to_networks_is_refused_from_elsewhere(people: SimpleNamespace, client: Client) -> None:
    _, raw = create_token(
        user_id=people.owner.pk, name="t", scopes=["tickets:read"], networks=["203.0.113.0/24"], by=SYSTEM,
        at=utc_now(),
    )  # fmt: skip
    headers = {"authorization": f"Bearer {raw}"}
    assert client.get("/api/v1/me", headers=headers, REMOTE_ADDR="203.0.113.9").status_code == 200
    refused(client.get("/api/v1/me", headers=headers, REMOTE_ADDR="198.51.100.9"), 401, "token_refused")
