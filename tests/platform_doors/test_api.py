"""The API's entrance: tokens, what they cover, problems in the caller's language, limits, and the description."""

import datetime as dt
import json
import re
import subprocess
import sys

import pytest

from atiende.identity.actions.create_token import create_token
from atiende.identity.actions.disable_user import disable_user
from atiende.identity.actions.remove_user import remove_user
from atiende.identity.models import ApiToken, Role, RoleAssignment
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import TooManyAttempts
from atiende.platform.limits import forget_past_windows, spend
from atiende.platform.models import AuditEntry
from atiende.site.api import endpoints, tokens
from tests.platform_doors.live_line import create_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    user = create_user("ana <script>")
    user.language = "es"
    user.save()
    give_role(user, "agent")
    return user


def give_role(user, code):
    role = Role.objects.get(code=code)
    RoleAssignment.objects.create(user=user, role=role, assigned_by_id=0, assigned_at=utc_now())


def token_of(user, *scopes, **changes):
    _row, raw = create_token(user_id=user.pk, name="t", scopes=scopes, by=SYSTEM, at=utc_now(), **changes)
    return raw


def call(client, raw, path="/api/v1/me", **headers):
    return client.get(path, headers={"authorization": f"Bearer {raw}", **headers})


def problem(response, status, code):
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    told = response.json()
    assert (told["status"], told["code"]) == (status, code)
    return told


def test_me_tells_who_and_what_for(client, user):
    told = call(client, token_of(user, "tickets:read")).json()
    assert (told["id"], told["name"], told["roles"]) == (user.pk, "ana <script>", ["agent"])
    assert (told["scopes"], told["grants"]) == (["tickets:read"], ["tickets.read"])


def test_a_token_never_does_more_than_its_person(client, user):
    everything = call(client, token_of(user, "admin")).json()["grants"]
    assert "tickets.reply" in everything
    assert "people.manage" not in everything


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "Bearer atd_made-up", "Basic eDp5", "Bearer ñ", "Bearer a\tb", "x" * 9000],
)
def test_without_a_token_that_counts(client, header):
    response = client.get("/api/v1/me", headers={"authorization": header})
    problem(response, 401, "token_refused")
    assert response["WWW-Authenticate"].startswith("Bearer")


def test_a_session_is_no_token(client, user):
    client.force_login(user)
    problem(client.get("/api/v1/me"), 401, "token_refused")


@pytest.mark.parametrize("act", [disable_user, remove_user])
def test_the_token_of_somebody_disabled_or_removed(client, user, act):
    give_role(create_user("chief"), "administrator")
    raw = token_of(user, "admin")
    act(user_id=user.pk, by=SYSTEM, at=utc_now())
    problem(call(client, raw), 401, "token_refused")


def test_a_revoked_and_an_expired_token(client, user):
    raw = token_of(user, "admin", expires_at=utc_now() + dt.timedelta(days=1))
    ApiToken.objects.update(expires_at=utc_now())
    problem(call(client, raw), 401, "token_refused")
    ApiToken.objects.update(expires_at=None, revoked_at=utc_now())
    problem(call(client, raw), 401, "token_refused")


def test_problems_are_in_the_language_of_the_call(client):
    spanish = client.get("/api/v1/me", headers={"accept-language": "es-AR,es;q=0.9"}).json()
    english = client.get("/api/v1/me", headers={"accept-language": "en-GB"}).json()
    assert "valid token" in english["detail"]
    assert english["code"] == spanish["code"]


def test_an_unknown_address_and_a_wrong_method(client, user):
    raw = token_of(user, "admin")
    problem(call(client, raw, "/api/v1/nothing/here"), 404, "not_found")
    response = client.post("/api/v1/me", headers={"authorization": f"Bearer {raw}"})
    problem(response, 405, "method_not_allowed")
    assert response["Allow"] == "GET, HEAD"


def test_a_failure_of_ours_says_nothing_of_it(client, user, monkeypatch, caplog):
    monkeypatch.setattr(endpoints, "sorted", None, raising=False)
    told = problem(call(client, token_of(user, "admin")), 500, "server_error")
    assert "NoneType" not in json.dumps(told)
    assert "NoneType" in caplog.text


def test_too_many_calls_come_back_later(client, user, monkeypatch):
    monkeypatch.setattr(tokens, "CALLS_PER_MINUTE", 2)
    monkeypatch.setattr(tokens, "utc_now", lambda: dt.datetime(2026, 11, 22, 12, 0, 20, tzinfo=dt.UTC))
    raw = token_of(user, "admin")
    assert [call(client, raw).status_code for _ in range(2)] == [200, 200]
    response = call(client, raw)
    problem(response, 429, "too_many_attempts")
    assert response["Retry-After"] == "40"
    assert call(client, token_of(user, "admin")).status_code == 200  # another token has its own count


def test_guessing_is_slowed_down_without_hindering_who_has_a_token(client, user, monkeypatch):
    monkeypatch.setattr(tokens, "REFUSALS_PER_MINUTE", 2)
    assert [call(client, "x").status_code for _ in range(3)] == [401, 401, 429]
    assert call(client, token_of(user, "admin")).status_code == 200


def test_a_limit_counts_per_window_and_forgets():
    noon = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
    assert [spend("k", limit=2, window_seconds=60, at=noon) for _ in range(2)] == [1, 0]
    with pytest.raises(TooManyAttempts):
        spend("k", limit=2, window_seconds=60, at=noon)
    assert spend("k", limit=2, window_seconds=60, at=noon + dt.timedelta(minutes=1)) == 1
    forget_past_windows(noon + dt.timedelta(days=2))
    assert spend("k", limit=2, window_seconds=60, at=noon + dt.timedelta(minutes=1)) == 1


def test_a_missing_scope_is_told_and_recorded(client, user, monkeypatch):
    class Stub:
        pass

    def needs_customers(caller):
        caller.require_scope("customers:read")

    monkeypatch.setattr(endpoints, "sorted", lambda scopes: needs_customers(CURRENT.auth), raising=False)
    CURRENT = Stub()

    original = tokens.Bearer.authenticate

    def remember(self, request, token):
        CURRENT.auth = original(self, request, token)
        return CURRENT.auth

    monkeypatch.setattr(tokens.Bearer, "authenticate", remember)
    told = problem(call(client, token_of(user, "tickets:read")), 403, "scope_missing")
    assert told["missing"] == "customers:read"
    entry = AuditEntry.objects.filter(outcome="refused").latest("id")
    assert (entry.actor_id, entry.details["missing"]) == (user.pk, "customers:read")


def test_the_description_names_every_call_and_its_failures(client):
    described = client.get("/api/v1/openapi.json").json()
    operation = described["paths"]["/api/v1/me"]["get"]
    assert set(operation["responses"]) == {"200", "401", "403", "429", "503"}
    assert operation["security"]
    assert "Problem" in described["components"]["schemas"]


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_page_of_the_description_needs_nothing_from_outside(client, language):
    response = client.get("/api/v1/docs", headers={"accept-language": language})
    page = response.content.decode()
    assert response.status_code == 200
    assert "/api/v1/me" in page
    assert not re.findall(r"""(?:src|href)=["'](?:https?:)?//""", page)
    assert not re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|\son\w+=|\sstyle=", page)


@pytest.mark.process
def test_what_only_some_need_is_not_loaded_by_all():
    """The framework of the API, and the libraries for S3, Redis and figures, which cost memory and time."""
    program = (
        "import django; django.setup(); from django.urls import get_resolver, reverse; import sys;"
        "get_resolver().url_patterns; reverse('files:download', args=['x']);"
        "import atiende.platform.live.hub, atiende.site.metrics.middleware, atiende.site.servers.own_addresses;"
        "print({'ninja', 'boto3', 'botocore', 'redis', 'prometheus_client'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "set()"
