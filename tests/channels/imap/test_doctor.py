"""`atiende doctor` speaks of mailboxes."""

from __future__ import annotations

import pytest

from atiende.channels.actions.create_mailbox import create_mailbox
from atiende.channels.actions.pause_mailbox import pause_mailbox
from atiende.channels.models import MailAccess, MailToken
from atiende.channels.readers.bookkeeping import note_failure, note_success
from atiende.channels.rules.mailbox import MailboxFields
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.site.doctor.database import mailboxes

pytestmark = pytest.mark.django_db


def test_it_tells_of_mailboxes_that_fail_and_of_permissions_that_ended():
    at = utc_now()
    mailbox = create_mailbox(fields=MailboxFields(name="Ayuda", address="a@nova.example"), by=SYSTEM, at=at)
    assert mailboxes().state == "ok"
    MailAccess.objects.create(
        mailbox=mailbox, direction="in", host="h.example", port=993, security="tls", connected_at=at
    )
    note_success(mailbox.pk, pending=0, at=at)
    assert mailboxes().state == "ok"
    note_failure(mailbox.pk, words="timeout", at=at)
    assert mailboxes().state == "warning"
    assert "Ayuda" in mailboxes().says
    MailToken.objects.create(
        mailbox=mailbox, provider="google", client_id="c", token_url="https://x.example", ended_at=at
    )
    assert mailboxes().state == "failure"
    pause_mailbox(mailbox_id=mailbox.pk, by=SYSTEM, at=at)
    assert mailboxes().state == "ok"
