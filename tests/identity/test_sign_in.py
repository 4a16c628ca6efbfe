"""Signing in with address and password: who gets in, for how long, and what everybody else is told."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from atiende.identity.actions.disable_user import disable_user
from atiende.identity.actions.remove_user import remove_user
from atiende.identity.jobs import forget_past_attempts
from atiende.identity.models import User
from atiende.identity.rules.attempts import WRONG_PER_ADDRESS, WRONG_PER_NETWORK
from atiende.identity.sessions import LONGEST, SINCE
from atiende.kernel.actors import SYSTEM
from tests.identity.people import NOW, PASSWORD, person

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


@pytest.fixture
def ana() -> User:
    cache.clear()
    return person("ana@example.com", "administrator", name="Ana", password=PASSWORD)


def sign_in(client: Client, email: str = "ana@example.com", password: str = PASSWORD, **more: Any) -> Any:
    host = more.pop("host", "localhost")
    return client.post(LOGIN, {"login": email, "password": password, **more}, headers={"host": host})


def is_in(client: Client) -> bool:
    return client.get("/account/profile/", headers={"host": "localhost"}).status_code == 200


def audited(verb: str) -> list[tuple[str, str, dict[str, Any]]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT target_kind, target_id, details FROM platform_audit_entry WHERE verb = %s ORDER BY id",
            [verb],
        )
        return list(cursor.fetchall())


def test_address_in_any_case_and_password_open_the_desk(client: Client, ana: User) -> None:
    answer = sign_in(client, "ANA@Example.com")
    assert answer.status_code == 302
    assert answer["Location"] == "/desk/"
    assert is_in(client)
    assert [(kind, number) for kind, number, _ in audited("identity.signed_in")] == [("user", str(ana.pk))]


def test_the_session_is_a_new_one(client: Client, ana: User) -> None:
    session = client.session
    session["planted"] = "by a stranger"
    session.save()
    planted = session.session_key
    client.cookies["atiende_session"] = planted
    sign_in(client)
    assert client.cookies["atiende_session"].value != planted


@pytest.mark.parametrize(
    ("kept", "least", "most"),
    [
        ({}, dt.timedelta(hours=11), dt.timedelta(hours=12)),
        ({"remember": "on"}, dt.timedelta(days=6), dt.timedelta(days=7)),
    ],
)
def test_how_long_it_lasts(
    client: Client, ana: User, kept: dict[str, str], least: dt.timedelta, most: dt.timedelta
) -> None:
    sign_in(client, **kept)
    left = client.session.get_expiry_date() - timezone.now()
    assert least < left <= most + dt.timedelta(seconds=5)


def test_nobody_stays_longer_than_a_week_however_busy(client: Client, ana: User) -> None:
    sign_in(client)
    session = client.session
    session[SINCE] = int((timezone.now() - LONGEST + dt.timedelta(minutes=1)).timestamp())
    session.save()
    assert is_in(client)
    assert client.session.get_expiry_date() <= timezone.now() + dt.timedelta(minutes=1)
    session[SINCE] = int((timezone.now() - LONGEST - dt.timedelta(hours=1)).timestamp())
    session.save()
    assert not is_in(client)


def test_signing_in_again_begins_the_week_anew(client: Client, ana: User) -> None:
    sign_in(client)
    began = client.session[SINCE]
    session = client.session
    session[SINCE] = began - 1000
    session.save()
    client.post("/account/logout/")
    sign_in(client)
    assert client.session[SINCE] >= began


def test_known_and_unknown_addresses_get_the_same_answer(client: Client, ana: User) -> None:
    known = sign_in(client, "ana@example.com", "wrong password")
    unknown = sign_in(client, "eva@example.com", "wrong password")
    without = known.content.replace(b"ana@example.com", b"")
    assert known.status_code == unknown.status_code
    strip = lambda text: __import__("re").sub(rb'value="[^"]*"', b"", text)  # noqa: E731
    assert strip(without) == strip(unknown.content.replace(b"eva@example.com", b""))


def test_refused_sign_ins_are_audited_without_the_address(client: Client, ana: User) -> None:
    sign_in(client, "ana@example.com", "wrong password")
    sign_in(client, "eva@example.com", "wrong password")
    known, unknown = audited("identity.sign_in_refused")
    assert known[:2] == ("user", str(ana.pk))
    assert unknown[0] == "unknown_address"
    assert "eva" not in str(unknown)


def test_composed_and_decomposed_accents_are_one_password(client: Client, ana: User) -> None:
    ana.set_password("mañana será otoño")
    ana.save()
    assert sign_in(client, password="man\u0303ana sera\u0301 oton\u0303o").status_code == 302


def test_a_password_of_256_characters_works_and_a_longer_one_is_wrong(client: Client, ana: User) -> None:
    ana.set_password("x9" * 128)
    ana.save()
    assert sign_in(client, password="x9" * 128 + "x").status_code != 302
    assert sign_in(client, password="x9" * 128).status_code == 302


def test_too_many_wrong_passwords_close_the_address_whatever_the_host_header(
    client: Client, ana: User
) -> None:
    for number in range(WRONG_PER_ADDRESS):
        sign_in(client, password="wrong", host=f"h{number}.localhost")
    answer = sign_in(client, host="other.localhost")
    assert answer.status_code != 302
    assert "15 min" in answer.content.decode()
    assert not is_in(client)


@pytest.mark.slow
def test_a_thousand_wrong_passwords_from_a_thousand_networks_are_compared_ten_times(
    client: Client, ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []
    verify = Argon2PasswordHasher.verify
    monkeypatch.setattr(Argon2PasswordHasher, "verify", lambda *words: compared.append(1) or verify(*words))
    for number in range(1000):
        stranger = Client(REMOTE_ADDR=f"203.0.{113 + number // 250}.{number % 250 + 1}")
        assert sign_in(stranger, password=f"wrong {number}").status_code != 302
    assert len(compared) == WRONG_PER_ADDRESS
    assert re.search(
        r"\b1?[0-9] min", sign_in(client).content.decode()
    )  # how many depends on how long they took
    assert not is_in(client)


def test_closing_looks_the_same_for_an_address_that_nobody_has(client: Client, ana: User) -> None:
    for _ in range(WRONG_PER_ADDRESS):
        sign_in(client, "eva@example.com", "wrong")
    assert "15 min" in sign_in(client, "eva@example.com", "wrong").content.decode()
    assert sign_in(client).status_code == 302


@pytest.mark.slow  # dozens of argon2 verifications
def test_a_network_that_tries_many_addresses_has_to_wait(client: Client, ana: User) -> None:
    for number in range(WRONG_PER_NETWORK):
        sign_in(client, f"a{number}@example.com", "wrong")
    assert sign_in(client).status_code != 302


@pytest.mark.parametrize("end", [disable_user, remove_user])
def test_the_cookie_of_a_removed_or_disabled_person_is_dead(client: Client, ana: User, end: Any) -> None:
    carlos = person("carlos@example.com", password=PASSWORD)
    sign_in(client, "carlos@example.com")
    assert is_in(client)
    end(user_id=carlos.pk, by=SYSTEM, at=NOW)
    assert not is_in(client)
    assert sign_in(client, "carlos@example.com").get("Location", "") != "/desk/"


def test_a_new_password_ends_the_other_sessions(client: Client, ana: User) -> None:
    sign_in(client)
    ana.set_password("otra frase bien larga")
    ana.save()
    assert not is_in(client)


@pytest.mark.parametrize(
    "next_url",
    ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example", "https:evil"],
)
def test_it_leads_nowhere_else(client: Client, ana: User, next_url: str) -> None:
    assert sign_in(client, next=next_url)["Location"] == "/desk/"


def test_it_leads_back_to_where_one_was_going(client: Client, ana: User) -> None:
    assert sign_in(client, next="/account/profile/")["Location"] == "/account/profile/"


def test_strangers_cannot_make_an_account(client: Client, ana: User) -> None:
    client.post(
        "/account/signup/", {"email": "eva@example.com", "password1": PASSWORD}, headers={"host": "localhost"}
    )
    assert User.objects.count() == 1


def test_names_with_script_stay_text(client: Client, ana: User) -> None:
    User.objects.filter(pk=ana.pk).update(name="<script>alert(1)</script>")
    sign_in(client)
    page = client.get("/account/profile/", headers={"host": "localhost"}).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_past_attempts_are_forgotten_and_present_ones_kept(ana: User) -> None:
    cache.set("past", 1, timeout=-1)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO platform_cache VALUES ('gone', '', now() - interval '1 minute')")
    cache.set("present", 1, timeout=60)
    forget_past_attempts()
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM platform_cache")
        assert [key for (key,) in cursor.fetchall()] == [":1:present"]
