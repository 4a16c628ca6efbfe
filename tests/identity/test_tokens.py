"""Tokens of programs: whose they are, what for, and when they stop."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from atiende.identity.actions.create_token import create_token
from atiende.identity.actions.disable_user import disable_user
from atiende.identity.actions.enable_user import enable_user
from atiende.identity.actions.remove_user import remove_user
from atiende.identity.actions.revoke_token import revoke_token
from atiende.identity.models import ApiToken, User
from atiende.identity.queries import authenticate_token, tokens_of
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from tests.identity.people import NOW, acting, person

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def carlos() -> User:
    person("ana@example.com", "administrator")
    return person("carlos@example.com")


def _token(user: User, **more: object) -> tuple[ApiToken, str]:
    return create_token(
        user_id=user.pk, name="ERP", scopes=["tickets:write", "tickets:read"], by=SYSTEM, at=NOW, **more
    )  # type: ignore[arg-type]


def test_a_token_tells_its_person_and_scopes(carlos: User) -> None:
    _, raw = _token(carlos)
    assert raw.startswith("atd_")
    assert authenticate_token(raw, NOW) == (carlos, {"tickets:read", "tickets:write"})


def test_the_secret_is_not_kept(carlos: User) -> None:
    token, raw = _token(carlos)
    kept = str(ApiToken.objects.filter(pk=token.pk).values().get())
    assert raw not in kept
    assert raw[10:] not in kept


@pytest.mark.parametrize("raw", ["", "atd_", "atd_" + "A" * 43, "ñ" * 5000, "\0"])
def test_unknown_tokens_are_refused(carlos: User, raw: str) -> None:
    _token(carlos)
    assert authenticate_token(raw, NOW) is None


def test_disabling_ends_tokens_for_good(carlos: User) -> None:
    _, raw = _token(carlos)
    disable_user(user_id=carlos.pk, by=SYSTEM, at=NOW)
    assert authenticate_token(raw, NOW) is None
    enable_user(user_id=carlos.pk, by=SYSTEM, at=NOW)
    assert authenticate_token(raw, NOW) is None


def test_the_token_of_a_removed_user_is_dead(carlos: User) -> None:
    _, raw = _token(carlos)
    remove_user(user_id=carlos.pk, by=SYSTEM, at=NOW)
    assert authenticate_token(raw, NOW) is None


def test_revoked_and_expired_tokens_are_dead(carlos: User) -> None:
    token, raw = _token(carlos)
    _, short = _token(carlos, expires_at=NOW + MINUTE)
    assert authenticate_token(short, NOW) is not None
    assert authenticate_token(short, NOW + MINUTE) is None
    revoke_token(token_id=token.pk, by=acting(carlos), at=NOW)
    assert authenticate_token(raw, NOW) is None


def test_last_use_is_written_once_a_minute(carlos: User, django_assert_num_queries: object) -> None:
    token, raw = _token(carlos)
    authenticate_token(raw, NOW)
    with django_assert_num_queries(1):  # type: ignore[operator]
        authenticate_token(raw, NOW + MINUTE / 2)
    token.refresh_from_db()
    assert token.last_used_at == NOW
    authenticate_token(raw, NOW + MINUTE)
    token.refresh_from_db()
    assert token.last_used_at == NOW + MINUTE


def test_tokens_are_made_for_oneself_only(carlos: User) -> None:
    admin = acting(person("bea@example.com", "administrator"))
    with pytest.raises(NotPermitted):
        create_token(user_id=carlos.pk, name="x", scopes=["admin"], by=admin, at=NOW)
    create_token(user_id=carlos.pk, name="x", scopes=["admin"], by=acting(carlos), at=NOW)


def test_strangers_neither_see_nor_revoke(carlos: User) -> None:
    token, raw = _token(carlos)
    stranger = acting(person("otra@example.com"))
    with pytest.raises(NotFound):
        revoke_token(token_id=token.pk, by=stranger, at=NOW)
    with pytest.raises(NotFound):
        tokens_of(stranger, carlos.pk)
    assert authenticate_token(raw, NOW) is not None


@pytest.mark.parametrize("scopes", [[], ["everything"], ["tickets:read", "root"]])
def test_unknown_scopes_are_refused(carlos: User, scopes: list[str]) -> None:
    with pytest.raises(InvalidInput):
        create_token(user_id=carlos.pk, name="x", scopes=scopes, by=SYSTEM, at=NOW)


def test_a_token_bound_to_networks_counts_from_there_alone(carlos: User) -> None:
    token, raw = _token(carlos, networks=["203.0.113.7", "2001:db8::/32", "203.0.113.7"])
    assert token.networks == ["203.0.113.7/32", "2001:db8::/32"]
    for address in ("203.0.113.7", "2001:db8::1", "::ffff:203.0.113.7"):
        assert authenticate_token(raw, NOW, address) is not None
    for address in ("203.0.113.8", "2001:db9::1", "", "unknown"):
        assert authenticate_token(raw, NOW, address) is None


@pytest.mark.parametrize("said", [["nada"], ["10.0.0.0/33"], [f"10.0.0.{n}" for n in range(21)]])
def test_what_is_no_network_is_refused_by_its_field(carlos: User, said: list[str]) -> None:
    with pytest.raises(InvalidInput) as told:
        _token(carlos, networks=said)
    assert set(told.value.fields) == {"networks"}
    assert not ApiToken.objects.exists()


def test_a_call_asks_once_who_it_is(carlos: User, django_assert_num_queries: Any) -> None:
    _, raw = _token(carlos)
    authenticate_token(raw, NOW)
    with django_assert_num_queries(1):
        found = authenticate_token(raw, NOW)
    assert found is not None
    assert found[0].held_grants
