from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from atiende.channels.actions.connect_mailbox import connect_mailbox
from atiende.channels.actions.create_mailbox import create_mailbox
from atiende.channels.models import Mailbox
from atiende.channels.readers.account import Account
from atiende.channels.readers.catching_up import CatchingUp
from atiende.channels.readers.troubles import Troubles
from atiende.channels.rules.mailbox import AccessFields, MailboxFields
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from tests.channels.dovecot import PASSWORD, Dovecot, dovecot, user

__all__ = ["dovecot", "user"]

LONG_AGO = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def mailbox(db: None, dovecot: Dovecot, user: str) -> Mailbox:
    """Connected long ago to this test's user of the server."""
    return connected(dovecot, user)


def connected(
    dovecot: Dovecot,
    user: str,
    *,
    name: str = "",
    port: int | None = None,
    at: dt.datetime = LONG_AGO,
    **more: Any,
) -> Mailbox:
    fields = MailboxFields(name=name or user, address=f"box-{user}", **more)
    made = create_mailbox(fields=fields, by=SYSTEM, at=at)
    access = AccessFields(
        host="127.0.0.1", port=port or dovecot.port, security="none", username=user, password=PASSWORD
    )
    return connect_mailbox(mailbox_id=made.pk, incoming=access, outgoing=None, by=SYSTEM, at=at)


@pytest.fixture
def catching_up(dovecot: Dovecot) -> Callable[..., Any]:
    """Begin on a line as a reader does."""

    def begin(line: Any, mailbox: Mailbox, *, troubles: Troubles | None = None, **changed: Any) -> CatchingUp:
        known = {
            "mailbox_id": mailbox.pk,
            "server": dovecot.access("nobody"),
            "folder": mailbox.folder,
            "first_sync_from": mailbox.first_sync_from,
            "connected_at": LONG_AGO,
        }
        account = Account(**{**known, **changed})
        return CatchingUp(
            line, line.choose(mailbox.folder), account, troubles or Troubles(), utc_now, lambda: False
        )

    return begin
