"""What the page on webhooks shows works as it stands there."""

from __future__ import annotations

import re
import shutil
import subprocess
import time

import pytest
from django.test import Client
from standardwebhooks import Webhook

from atiende.integrations.posting.signing import signed_headers
from atiende.integrations.rules.webhook_events import TYPES
from atiende.integrations.webhook_secrets import new_secret
from atiende.kernel.clock import utc_now
from tests.architecture.source import ROOT
from tests.integrations.webhooks.test_incoming import Shop
from tests.platform_doors.listening_server import listening_server

PAGE = (ROOT / "docs" / "webhooks.md").read_text(encoding="utf-8")


def example(language: str) -> str:
    found = re.search(rf"```{language}\n(.+?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_python_of_the_page_knows_our_messages_from_others() -> None:
    known: dict = {}
    exec(example("python"), known)
    is_ours, secret, body = known["is_ours"], new_secret(), '{"type":"ticket.solved","data":"ñ"}'
    headers = signed_headers([new_secret(), secret], message_id="msg_1", body=body, at=utc_now())
    told = {name.lower(): value for name, value in headers.items()}
    assert is_ours(secret, told, body.encode())
    assert not is_ours(secret, told, body.encode() + b" ")
    assert not is_ours(new_secret(), told, body.encode())
    assert not is_ours(secret, {**told, "webhook-timestamp": str(int(time.time()) - 301)}, body.encode())
    Webhook(secret).verify(body, told)


@pytest.mark.skipif(
    not all(map(shutil.which, ("curl", "openssl", "sh"))), reason="curl or openssl is missing"
)
@pytest.mark.django_db
def test_the_shell_of_the_page_hands_in_a_case(people) -> None:  # type: ignore[no-untyped-def]
    shop = Shop(people)
    with listening_server() as server:
        given = {"SECRET": shop.secret, "ADDRESS": server.at("/", "127.0.0.1"), "PATH": "/usr/bin:/bin"}
        done = subprocess.run(
            ["/bin/sh", "-eu", "-c", example("sh")], env=given, capture_output=True, timeout=30, check=True
        )
        assert not done.stderr
        (request,) = server.posted
    names = ("webhook-id", "webhook-timestamp", "webhook-signature")
    answer = Client().post(
        shop.address,
        data=request.body,
        content_type=request.headers["content-type"],
        headers={name: request.headers[name] for name in names},
    )
    assert answer.status_code == 202


def test_the_page_names_every_event() -> None:
    told = set(re.findall(r"`([a-z]+\.[a-z_]+)`", PAGE))
    assert set(TYPES) <= told
