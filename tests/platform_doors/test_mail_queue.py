"""Queueing: in the caller's transaction, with what the mail will carry, and nothing that breaks its headers."""

import pytest
from django.db import transaction

from atiende.kernel.clock import utc_now
from atiende.kernel.correlation import correlated
from atiende.platform.mail import UnusableAddress, queue_mail
from atiende.platform.models import OutgoingMail

pytestmark = pytest.mark.django_db


def queue(**changes):
    values = {
        "to": "ana@example.com",
        "subject": "Hola",
        "text": "¿Qué tal?",
        "kind": "test",
        "at": utc_now(),
    }
    return queue_mail(**{**values, **changes})


def test_a_mail_waits_with_its_message_id_and_correlation():
    with correlated("abcd-1234"):
        mail = queue()
    stored = OutgoingMail.objects.get()
    assert stored.state == "queued"
    assert stored.correlation_id == "abcd-1234"
    assert stored.message_id == mail.message_id
    assert stored.message_id.startswith("<")


def test_a_mail_of_work_undone_never_existed():
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    "address",
    ["", "ana", "ana@", "@example.com", "a b@example.com", "ana@exa mple.com", "ana@example.com\nBcc: x@y.es",
     "ana@-bad.com", "a@b.com,c@d.com", "<ana@example.com>", "ana@" + "x" * 70 + ".com", "a" * 65 + "@b.com",
     "ana@example..com", ".ana@example.com", "ana\u202e@example.com"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address):
    with pytest.raises(UnusableAddress):
        queue(to=address)


def test_a_subject_stays_on_its_line():
    assert queue(subject="Hola\r\nBcc: otro@example.com\u202e").subject == "Hola Bcc: otro@example.com"


def test_zero_bytes_do_not_reach_the_database():
    assert queue(text="a\0b", html="<p>\0</p>").text == "ab"
