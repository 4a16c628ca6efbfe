"""Connecting a mailbox in three steps, without scripts, to a real Dovecot and an SMTP server."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.test import Client
from django.urls import reverse

from atiende.channels.domain.dns import DnsAway, RealDns
from atiende.channels.models import MailAccess, Mailbox
from tests.browser import session_of
from tests.channels.dovecot import PASSWORD, Dovecot, dovecot, user

__all__ = ["dovecot", "user"]
pytestmark = pytest.mark.django_db


class Inbox:
    """Takes every mail."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []

    async def handle_DATA(  # noqa: N802  its library's name
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        self.mails.append(envelope.content)
        return "250 taken"


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    handler = Inbox()
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    yield handler, port
    server.stop()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(self: RealDns, name: str, kind: str) -> list[str]:
        raise DnsAway("Timeout")

    monkeypatch.setattr(RealDns, "ask", ask)


@pytest.fixture
def administrator() -> Client:
    client = Client(headers={"accept-language": "en"})
    client.cookies["atiende_session"] = session_of("administrator", "en")
    return client


def settings_of(mailbox: Mailbox, **changed: Any) -> dict[str, Any]:
    fields = {
        "name": mailbox.name,
        "address": mailbox.address,
        "start": "7",
        "brand_id": mailbox.brand_id,
        "version": mailbox.version,
    }
    return {**fields, **changed}


def servers_at(dovecot: Dovecot, user: str, smtp_port: int, **changed: Any) -> dict[str, Any]:
    fields = {
        "incoming-host": "127.0.0.1",
        "incoming-port": dovecot.port,
        "incoming-security": "none",
        "incoming-username": user,
        "incoming-password": PASSWORD,
        "outgoing-host": "127.0.0.1",
        "outgoing-port": smtp_port,
        "outgoing-security": "none",
        "outgoing-username": "",
        "go": "connect",
    }
    return {**fields, **changed}


@pytest.fixture
def made(administrator: Client) -> Mailbox:
    administrator.post(reverse("console:new_mailbox"), {"address": "Soporte@Nova.Example", "provider": "own"})
    return Mailbox.objects.get()


def test_three_steps_connect_a_mailbox(
    administrator: Client, dovecot: Dovecot, user: str, inbox: tuple[Inbox, int]
) -> None:
    first = administrator.post(
        reverse("console:new_mailbox"), {"address": "soporte@nova.example", "provider": "auto"}
    )
    mailbox = Mailbox.objects.get()
    second = administrator.post(first.url, settings_of(mailbox, sender_name="Nova · Atención"))
    assert second.url == reverse("console:mailbox_servers", args=[mailbox.pk]) + "?step=own"
    proposed = administrator.get(second.url).content.decode()
    assert "imap.nova.example" in proposed
    third = administrator.post(second.url, servers_at(dovecot, user, inbox[1]))
    assert third.url == reverse("console:mailbox", args=[mailbox.pk])
    assert administrator.get(third.url).status_code == 200
    assert len(inbox[0].mails) == 1
    assert MailAccess.objects.filter(mailbox=mailbox).count() == 2


def test_a_wrong_password_stops_at_its_step_and_saves_nothing(
    administrator: Client, made: Mailbox, dovecot: Dovecot, user: str, inbox: tuple[Inbox, int]
) -> None:
    page = administrator.post(
        reverse("console:mailbox_servers", args=[made.pk]),
        servers_at(dovecot, user, inbox[1], **{"incoming-password": "no es"}),
    ).content.decode()
    assert "Stopped at step 2" in page
    assert "AUTHENTICATIONFAILED" in page
    assert "Save without a test" in page
    assert not MailAccess.objects.exists()


def test_only_testing_saves_nothing(
    administrator: Client, made: Mailbox, dovecot: Dovecot, user: str, inbox: tuple[Inbox, int]
) -> None:
    page = administrator.post(
        reverse("console:mailbox_servers", args=[made.pk]), servers_at(dovecot, user, inbox[1], go="test")
    ).content.decode()
    assert page.count("Everything works") == 2
    assert not MailAccess.objects.exists()


def test_a_missing_password_is_said_at_its_field(
    administrator: Client, made: Mailbox, dovecot: Dovecot, user: str, inbox: tuple[Inbox, int]
) -> None:
    answer = administrator.post(
        reverse("console:mailbox_servers", args=[made.pk]),
        servers_at(dovecot, user, inbox[1], **{"incoming-password": ""}),
    )
    assert answer.status_code == 422
    assert "id_incoming-password-error" in answer.content.decode()


def test_what_was_saved_first_by_somebody_else_is_shown(administrator: Client, made: Mailbox) -> None:
    url = reverse("console:mailbox_settings", args=[made.pk])
    administrator.post(url, settings_of(made, name="Ventas"))
    answer = administrator.post(url, settings_of(made, name="Soporte"))
    assert answer.status_code == 422
    assert "Ventas" in answer.content.decode()
    made.refresh_from_db()
    assert made.name == "Ventas"


@pytest.mark.parametrize(
    "address", ["", "nobody", "<script>alert(1)</script>@x.es", "a" * 300 + "@x.es", "a b@x.es"]
)
def test_an_unusable_address_is_refused_at_its_field(administrator: Client, address: str) -> None:
    answer = administrator.post(reverse("console:new_mailbox"), {"address": address, "provider": "import"})
    assert answer.status_code == 422
    assert "id_address-error" in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()
    assert not Mailbox.objects.exists()


def test_a_kept_password_is_tried_only_at_its_own_host(
    administrator: Client, made: Mailbox, dovecot: Dovecot, user: str, inbox: tuple[Inbox, int]
) -> None:
    url = reverse("console:mailbox_servers", args=[made.pk])
    administrator.post(url, servers_at(dovecot, user, inbox[1]))
    without = servers_at(dovecot, user, inbox[1], go="test", **{"incoming-password": ""})
    assert "Everything works" in administrator.post(url, without).content.decode()
    elsewhere = administrator.post(url, {**without, "incoming-host": "localhost"})
    assert elsewhere.status_code == 422
    assert "id_incoming-password-error" in elsewhere.content.decode()
