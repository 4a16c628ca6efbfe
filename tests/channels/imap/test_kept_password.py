"""A password is shown to the server that it was given for, and to no other."""

from __future__ import annotations

import pytest

from atiende.channels.actions.connect_mailbox import connect_mailbox
from atiende.channels.models import MailAccess
from atiende.channels.rules.mailbox import AccessFields
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput
from tests.channels.intake.conftest import AT, make_mailbox

pytestmark = pytest.mark.django_db


def connect(mailbox_id: int, host: str, password: str | None) -> None:
    access = AccessFields(host=host, port=993, username="soporte", password=password)
    connect_mailbox(mailbox_id=mailbox_id, incoming=access, outgoing=None, by=SYSTEM, at=AT)


def test_another_server_is_not_given_the_old_password():
    mailbox = make_mailbox("Soporte", "soporte@nova.example")
    connect(mailbox.pk, "imap.nova.example", "secreto")
    with pytest.raises(InvalidInput) as refused:
        connect(mailbox.pk, "imap.otro.example", None)
    assert "incoming.password" in refused.value.fields
    assert MailAccess.objects.get().host == "imap.nova.example"


def test_the_same_server_keeps_it():
    mailbox = make_mailbox("Soporte", "soporte@nova.example")
    connect(mailbox.pk, "imap.nova.example", "secreto")
    before = MailAccess.objects.get().sealed_password
    connect(mailbox.pk, "imap.nova.example", None)
    assert MailAccess.objects.get().sealed_password == before
