"""Planted secrets go through the main journeys; no log line, no entry of the audit and no page of a fault has one."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from atiende.identity.actions.configure_single_sign_on import configure_single_sign_on
from atiende.identity.actions.create_token import create_token
from atiende.identity.actions.invite_user import invite_user
from atiende.identity.jobs import mail_password_reset
from atiende.identity.models import User
from atiende.integrations.actions.subscribe_webhook import subscribe_webhook
from atiende.integrations.rules.webhook_subscription import SubscriptionFields
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.organisation.queries import actor_of
from atiende.platform.logs.configuring import formatter
from atiende.platform.models import OutgoingMail
from tests.identity.people import PASSWORD, person

SENTINELS = {
    "wrong password": "Sentinel-wrong-7Kq2",
    "new password": "sentinel ranas nuevas 91",
    "second code": "918273",
    "password of a mail server": "Sentinel-mail-P4ss",
    "client secret": "Sentinel-client-S3cret",
    "made-up token": "atd_sentinel1_" + "S" * 43,
    "made-up claim": "SentinelClaim" + "x" * 30,
    "key of a case": "SENTINELKEYSENTI",
}


@pytest.fixture
def lines() -> Iterator[list[str]]:
    """What this process writes into its log, as it stands in the file."""
    written: list[str] = []
    form = formatter("web", for_people=False)

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(form.format(record))

    handler, root = Kept(logging.DEBUG), logging.getLogger()
    level, django_level = root.level, logging.getLogger("django").level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    logging.getLogger("django").setLevel(logging.INFO)
    logging.getLogger("django.db.backends").setLevel(logging.INFO)  # as in production
    yield written
    root.removeHandler(handler)
    root.setLevel(level)
    logging.getLogger("django").setLevel(django_level)


@pytest.mark.slow
@pytest.mark.django_db
@override_settings(BASE_URL="https://atiende.example.com")
def test_no_secret_reaches_a_log_or_the_audit(lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    ana = person("ana@example.com", "administrator", name="Ana", password=PASSWORD, language="en")
    client = Client(raise_request_exception=False)
    secrets = {**SENTINELS, "password": PASSWORD}
    for password in (SENTINELS["wrong password"], PASSWORD):
        client.post("/account/login/", {"login": "ana@example.com", "password": password})
    secrets["session"] = client.cookies["atiende_session"].value
    client.post("/account/2fa/authenticate/", {"code": SENTINELS["second code"]})
    secrets["reset"] = _reset(client, ana.pk)
    _row, link = invite_user(email="eva@example.com", role_codes=["agent"], by=SYSTEM, at=utc_now())
    secrets["invitation"] = link.rstrip("/").rpartition("/")[2]
    client.get(f"/account/invitation/{secrets['invitation']}/")
    _token, secrets["token"] = create_token(
        user_id=ana.pk, name="t", scopes=["tickets:read"], by=SYSTEM, at=utc_now()
    )
    for raw in (secrets["token"], SENTINELS["made-up token"]):
        client.get("/api/v1/me", headers={"Authorization": f"Bearer {raw}"})
    ana.refresh_from_db()  # the password is another one by now
    client.force_login(ana)
    secrets["second session"] = client.cookies["atiende_session"].value
    _settings_of_others(client)
    secrets |= _webhooks(client, ana)
    client.get(f"/files/{SENTINELS['made-up claim']}")
    client.post("/follow/", {"number": "1", "key": SENTINELS["key of a case"]})
    client.get(f"/follow/?key={SENTINELS['key of a case']}")
    page = _a_fault(client, monkeypatch, secrets["second session"])
    assert len(lines) > 15
    whole = {"log": "\n".join(lines), "audit": _audit(), "page of a fault": page}
    found = {
        (place, name) for place, text in whole.items() for name, value in secrets.items() if value in text
    }
    assert found == set()


def _reset(client: Client, user_id: int) -> str:
    mail_password_reset(user_id=user_id)
    found = re.search(r"https://atiende\.example\.com(/\S+)", OutgoingMail.objects.latest("pk").text)
    assert found
    form = client.get(found[1], follow=True)
    client.post(form.request["PATH_INFO"], {"password1": SENTINELS["new password"]})
    return found[1].rstrip("/").rpartition("-")[2]


def _webhooks(client: Client, ana: User) -> dict[str, str]:
    """One is subscribed, and somebody guesses at the address of another."""
    fields = SubscriptionFields(
        url="https://partner.example/hook?token=SentinelOfTheAddress", event_types=("ticket.opened",)
    )
    _subscription, secret = subscribe_webhook(fields=fields, by=actor_of(ana), at=utc_now())
    guessed = {"Webhook-Id": "msg_1", "Webhook-Timestamp": "1", "Webhook-Signature": "v1,SentinelSignature"}
    client.post(f"/hooks/in/{'SentinelOfAHook' * 3}", b"{}", "application/json", headers=guessed)
    return {
        "secret of a webhook": secret,
        "token in an address": "SentinelOfTheAddress",
        "signature": "SentinelSignature",
        "address of a webhook": "SentinelOfAHook" * 3,
    }


def _settings_of_others(client: Client) -> None:
    """Forms that take secrets of other systems: what fails is told, and written without them."""
    mail = {"host": "127.0.0.1", "port": "1", "security": "none", "username": "ana"}
    sent = {**mail, "password": SENTINELS["password of a mail server"], "from_address": "a@example.com"}
    for name in ("save", "test"):
        client.post("/console/mail-server/", {**sent, name: "1"})
    configure_single_sign_on(
        name="x",
        issuer="https://sso.example.com",
        client_id="x",
        secret=SENTINELS["client secret"],
        by=SYSTEM,
        at=utc_now(),
    )
    logging.getLogger("atiende").warning(
        "failed: password=%s url=imaps://u:%s@host", *[SENTINELS["password of a mail server"]] * 2
    )


def _a_fault(client: Client, monkeypatch: pytest.MonkeyPatch, session: str) -> str:
    """An unhandled exception while secrets lie in the frame that raised it."""

    def broken(*_arguments: Any, **_more: Any) -> Any:
        secret = SENTINELS["client secret"]
        raise ValueError(f"no connection to postgresql://a:{secret}@db/x")

    monkeypatch.setattr("atiende.desk.web.screens.home.render", broken)
    client.cookies["atiende_session"] = session
    assert client.get("/account/profile/").status_code == 200
    answer = client.get("/desk/", {"password": SENTINELS["wrong password"]})
    assert answer.status_code == 500
    return answer.content.decode()


def _audit() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT json_agg(entry)::text FROM platform_audit_entry AS entry")
        return str(cursor.fetchone()[0])


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_no_text_makes_two_lines_of_one(text: str) -> None:
    record = logging.getLogger("tests").makeRecord(
        "tests", logging.INFO, "file", 1, "%s", (text,), None, extra={"path": text, "who": {text: [text]}}
    )
    line = formatter("web", for_people=False).format(record)
    assert "\n" not in line
    assert "\r" not in line
    assert isinstance(json.loads(line), dict)
