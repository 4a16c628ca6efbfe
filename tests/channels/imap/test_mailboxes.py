"""Mailboxes are created, connected and changed by who may, and their secrets lie sealed."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.channels.actions.change_mailbox import change_mailbox
from atiende.channels.actions.connect_mailbox import connect_mailbox
from atiende.channels.actions.create_mailbox import create_mailbox
from atiende.channels.actions.keep_raw_mails import NewMail, keep_raw_mails
from atiende.channels.actions.pause_mailbox import pause_mailbox
from atiende.channels.actions.remove_mailbox import remove_mailbox
from atiende.channels.actions.resume_mailbox import resume_mailbox
from atiende.channels.errors import MailboxHoldsMail, MailboxTaken
from atiende.channels.models import MailAccess, Mailbox
from atiende.channels.queries.mailboxes import fields_of_mailbox, health_of_mailbox, list_mailboxes
from atiende.channels.rules.mailbox import AccessFields, MailboxFields
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import Conflict, InvalidInput, NotFound, NotPermitted
from atiende.organisation.queries import default_brand
from atiende.platform.models import AuditEntry, OutboxEvent
from tests.channels.imap.mails import mail

pytestmark = pytest.mark.django_db

AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
ANA = Actor(
    id=9001, label="Ana", grants=frozenset({"settings.manage", "organisation.read", "organisation.manage"})
)
AGENT = Actor(id=9002, label="Luis", grants=frozenset({"tickets.read", "tickets.reply"}))
SERVER = AccessFields(host="imap.nova.example", port=993, username="ayuda", password="clave secreta")


def make(name="Ayuda", address="Ayuda@Nova.example", **more):
    return create_mailbox(fields=MailboxFields(name=name, address=address, **more), by=ANA, at=AT)


def test_a_mailbox_without_brand_belongs_to_the_default_one():
    mailbox = make()
    assert mailbox.address == "ayuda@nova.example"
    assert mailbox.brand == default_brand()
    assert AuditEntry.objects.filter(verb="channels.mailbox_created", target_id=str(mailbox.pk)).count() == 1
    assert OutboxEvent.objects.filter(name="channels.mailbox_created.v1").count() == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"name": " "}, "name"),
        ({"name": "\u0301"}, "name"),
        ({"address": "nadie"}, "address"),
        ({"address": "a b@c.example"}, "address"),
        ({"aliases": ("x@",)}, "aliases"),
        ({"folder": "IN\r\nBOX"}, "folder"),
    ],
)
def test_what_cannot_be_taken_is_pointed_at(fields, wrong):
    with pytest.raises(InvalidInput) as caught:
        make(**fields)
    assert set(caught.value.fields) == {wrong}


def test_names_and_addresses_exist_once_be_they_aliases_or_not():
    make(aliases=("soporte@nova.example",))
    for name, address, aliases, wrong in (
        ("ÁYUDA", "b@nova.example", (), "name"),
        ("Otra", "soporte@NOVA.example", (), "address"),
        ("Otra", "b@nova.example", ("ayuda@nova.example",), "aliases"),
    ):
        with pytest.raises(MailboxTaken) as caught:
            make(name=name, address=address, aliases=aliases)
        assert set(caught.value.fields) == {wrong}


def test_a_stranger_neither_sees_nor_does_anything():
    mailbox = make()
    for act in (
        lambda: create_mailbox(fields=MailboxFields(name="B", address="b@x.example"), by=AGENT, at=AT),
        lambda: connect_mailbox(mailbox_id=mailbox.pk, incoming=SERVER, outgoing=None, by=AGENT, at=AT),
        lambda: change_mailbox(
            mailbox_id=mailbox.pk, fields=fields_of_mailbox(mailbox), version=1, by=AGENT, at=AT
        ),
        lambda: pause_mailbox(mailbox_id=mailbox.pk, by=AGENT, at=AT),
        lambda: resume_mailbox(mailbox_id=mailbox.pk, by=AGENT, at=AT),
        lambda: remove_mailbox(mailbox_id=mailbox.pk, by=AGENT, at=AT),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert list_mailboxes(AGENT) == []
    assert list_mailboxes(ANA) == [mailbox]


def test_mailboxes_of_brands_that_one_does_not_serve_do_not_exist():
    mailbox = make()
    colleague = Actor(id=9003, label="Eva", grants=ANA.grants, brand_ids=frozenset({-1}))
    assert list_mailboxes(colleague) == []
    with pytest.raises(NotFound):
        pause_mailbox(mailbox_id=mailbox.pk, by=colleague, at=AT)


def test_the_password_lies_sealed_and_stays_when_none_is_typed():
    mailbox = make()
    connect_mailbox(mailbox_id=mailbox.pk, incoming=SERVER, outgoing=None, by=ANA, at=AT)
    sealed = MailAccess.objects.get(mailbox=mailbox).sealed_password
    assert "secreta" not in sealed
    again = AccessFields(host="imap.nova.example", port=143, security="starttls", username="ayuda")
    connect_mailbox(mailbox_id=mailbox.pk, incoming=again, outgoing=None, by=ANA, at=AT + dt.timedelta(1))
    access = MailAccess.objects.get(mailbox=mailbox)
    assert (access.sealed_password, access.port, access.connected_at) == (sealed, 143, AT)
    entry = AuditEntry.objects.filter(verb="channels.mailbox_connected").last()
    assert "secreta" not in f"{entry.fields} {entry.details}"


def test_another_account_is_connected_from_now_on():
    mailbox = make()
    connect_mailbox(mailbox_id=mailbox.pk, incoming=SERVER, outgoing=None, by=ANA, at=AT)
    later = AT + dt.timedelta(days=1)
    other = AccessFields(host="mail.nova.example", port=993, username="ayuda", password="x")
    connect_mailbox(mailbox_id=mailbox.pk, incoming=other, outgoing=None, by=ANA, at=later)
    assert MailAccess.objects.get(mailbox=mailbox).connected_at == later


def test_what_is_wrong_with_a_server_names_its_direction():
    mailbox = make()
    bad = AccessFields(host="no es un nombre", port=0, security="quizá", username="a")
    with pytest.raises(InvalidInput) as caught:
        connect_mailbox(mailbox_id=mailbox.pk, incoming=bad, outgoing=SERVER, by=ANA, at=AT)
    assert set(caught.value.fields) == {
        f"incoming.{name}" for name in ("host", "port", "security", "password")
    }
    assert not MailAccess.objects.exists()


def test_a_change_made_meanwhile_is_not_overwritten():
    mailbox = make()
    fields = MailboxFields(name="Ayuda", address="ayuda@nova.example", sender_name="Nova")
    changed = change_mailbox(mailbox_id=mailbox.pk, fields=fields, version=1, by=ANA, at=AT)
    assert (changed.version, changed.brand_id) == (2, mailbox.brand_id)
    change_mailbox(mailbox_id=mailbox.pk, fields=fields, version=1, by=ANA, at=AT)
    other = MailboxFields(name="Ayuda", address="ayuda@nova.example", sender_name="Otra")
    with pytest.raises(Conflict):
        change_mailbox(mailbox_id=mailbox.pk, fields=other, version=1, by=ANA, at=AT)


def test_pausing_and_resuming_are_rows():
    mailbox = make()
    for _ in range(2):
        paused = pause_mailbox(mailbox_id=mailbox.pk, by=ANA, at=AT)
    assert (paused.pause.paused_by_label, health_of_mailbox(paused)) == ("Ana", "paused")
    resumed = resume_mailbox(mailbox_id=mailbox.pk, by=ANA, at=AT)
    assert health_of_mailbox(resumed) == "import_only"
    assert OutboxEvent.objects.filter(name="channels.mailbox_paused.v1").count() == 1


def test_only_a_mailbox_without_mail_is_removed():
    mailbox, empty = make(), make(name="Vacío", address="v@nova.example")
    keep_raw_mails(mailbox_id=mailbox.pk, mails=[NewMail(raw=mail(1))], at=AT, by=SYSTEM)
    with pytest.raises(MailboxHoldsMail):
        remove_mailbox(mailbox_id=mailbox.pk, by=ANA, at=AT)
    remove_mailbox(mailbox_id=empty.pk, by=ANA, at=AT)
    assert list(Mailbox.objects.all()) == [mailbox]
