"""Two processes take a mail and the reply to it at the same moment: whoever comes second waits, and finds the case."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from atiende.channels.actions.keep_raw_mails import NewMail, keep_raw_mails
from atiende.channels.actions.process_raw_mail import ProcessedMail, process_raw_mail
from atiende.tickets.models import Ticket
from tests.channels.intake.conftest import AT, mail
from tests.processes import until

pytestmark = pytest.mark.django_db(transaction=True)
PARENT, UNSEEN = "<parent@cliente.example>", "<never@cliente.example>"
_WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


class _Other(threading.Thread):
    """Another process that takes a mail, as far as the database can tell."""

    def __init__(self, raw_mail_id: int) -> None:
        super().__init__(daemon=True)
        self._raw_mail_id = raw_mail_id
        self.processed: ProcessedMail | None = None

    def run(self) -> None:
        try:
            self.processed = process_raw_mail(raw_mail_id=self._raw_mail_id, at=AT)
        finally:
            connection.close()


def is_somebody_waiting() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_WAITING)
        return bool(cursor.fetchone()[0])


def at_once(desk, *mails: bytes) -> list[int | None]:
    """The cases of two mails of which the second is taken before the first is committed."""
    new = [NewMail(raw=raw, uid=desk.uids()) for raw in mails]
    first, second = keep_raw_mails(mailbox_id=desk.mailbox.pk, mails=new, uidvalidity=1, at=AT)
    with transaction.atomic():
        done = process_raw_mail(raw_mail_id=first.raw_mail_id, at=AT)
        other = _Other(second.raw_mail_id)
        other.start()
        until(lambda: is_somebody_waiting() or not other.is_alive())
    other.join(30)
    assert other.processed is not None
    return [done.ticket_id, other.processed.ticket_id]


@pytest.fixture
def known(desk):
    """A customer whom we know: nobody waits for a row of theirs."""
    desk.receive(mail("Una consulta de antes"))
    return desk


def test_the_reply_finds_the_case_of_the_mail_that_is_being_taken(known):
    one, two = at_once(known, mail("Mi pedido", Message_ID=PARENT), mail("Y además", In_Reply_To=PARENT))
    assert one == two


def test_the_mail_finds_the_case_of_the_reply_that_is_being_taken(known):
    one, two = at_once(known, mail("Y además", In_Reply_To=PARENT), mail("Mi pedido", Message_ID=PARENT))
    assert one == two


def test_two_answers_to_a_mail_that_we_never_saw_are_one_case(known):
    one, two = at_once(known, mail("Primera", References=UNSEEN), mail("Segunda", References=UNSEEN))
    assert one == two


def test_mails_that_have_nothing_in_common_wait_for_nothing(known):
    one, two = at_once(known, mail("Mi pedido"), mail("Mi factura"))
    assert one != two
    assert Ticket.objects.count() == 3
