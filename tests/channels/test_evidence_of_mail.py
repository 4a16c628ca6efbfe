"""The audit proves the bytes of a mail while they are kept, finds what was altered, and outlives their erasure."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
from django.db import connection

from atiende.channels.actions.forget_old_mail import forget_old_mail
from atiende.kernel.actors import SYSTEM
from atiende.platform.audit.evidence import commitment_to
from atiende.platform.audit.evidence_check import EvidenceCount
from atiende.platform.audit.seal import seal_pending
from atiende.platform.audit.verify import Fault, verify
from atiende.platform.models import AuditEntry, EvidenceSalt
from atiende.privacy.actions.erase_customer import erase_customer
from atiende.tickets.models import Message
from tests.channels.intake.conftest import AT, desk, mail, support

__all__ = ["desk", "support"]

pytestmark = pytest.mark.django_db
LATER = AT + dt.timedelta(minutes=5)


def entry_of(processed, verb: str) -> AuditEntry:
    return AuditEntry.objects.get(verb=verb, target_id=str(processed.ticket_id))


def test_the_entry_of_each_message_is_bound_to_the_mail_as_it_came(desk):
    raw = mail("Reclamo", Message_ID="<one@cliente.example>")
    opened = desk.receive(raw)
    reply = desk.receive(mail("Sigo esperando", In_Reply_To="<one@cliente.example>"))
    for processed, verb in ((opened, "tickets.ticket_opened"), (reply, "tickets.message_received")):
        assert entry_of(processed, verb).details["evidence"] == "mail"
    salt = EvidenceSalt.objects.get()
    details = entry_of(opened, "tickets.ticket_opened").details
    assert details["commitment"] == commitment_to(hashlib.sha256(raw).hexdigest(), bytes(salt.salt)).hex()
    seal_pending(LATER)
    result = verify()
    assert (result.finding, result.evidence) == (None, EvidenceCount(holding=2))


def test_each_person_has_a_salt_of_their_own(desk):
    for sender in ("marta@cliente.example", "luis@otro.example", "marta@cliente.example"):
        desk.receive(mail(sender=sender))
    salts = [bytes(row.salt) for row in EvidenceSalt.objects.all()]
    assert len(set(salts)) == len(salts) == 2


def test_another_mail_in_the_place_of_the_one_that_came_is_found(desk):
    processed = desk.receive(mail("Reclamo"))
    seal_pending(LATER)
    forged = hashlib.sha256(b"otra").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE channels_rawmail SET sha256 = %s", [forged])
    finding = verify().finding
    assert finding is not None
    assert finding.fault == Fault.ALTERED_EVIDENCE
    assert finding.entry_id == entry_of(processed, "tickets.ticket_opened").pk


def test_after_an_erasure_the_chain_holds_and_nobody_can_tell_what_was_written(desk):
    raw = mail("Reclamo")
    processed = desk.receive(raw)
    desk.receive(mail("Otro asunto", sender="luis@otro.example"))
    seal_pending(LATER)
    author = Message.objects.get(pk=processed.message_id).author_id
    salt = bytes(EvidenceSalt.objects.get(subject_id=author).salt)
    erase_customer(customer_id=author, rule="request", by=SYSTEM, at=LATER)
    seal_pending(LATER)
    result = verify()
    assert (result.finding, result.evidence) == (None, EvidenceCount(holding=1, erased=1))
    assert [(each.id, each.rule) for each in result.erased_subjects] == [(str(author), "request")]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM platform_evidence_salt WHERE salt = %s", [salt])
        assert cursor.fetchone() == (0,)


def test_a_salt_that_goes_without_a_word_is_found(desk):
    for statement in (
        "UPDATE platform_evidence_salt SET salt = NULL, erased_at = now()",
        "DELETE FROM platform_evidence_salt",
    ):
        desk.receive(mail(sender="otra@cliente.example"))
        seal_pending(LATER)
        with connection.cursor() as cursor:
            cursor.execute(statement)
        finding = verify().finding
        assert finding is not None
        assert finding.fault == Fault.ALTERED_EVIDENCE


def test_of_who_was_erased_nothing_is_bound_any_more(desk):
    processed = desk.receive(mail("Reclamo", Message_ID="<one@cliente.example>"))
    author = Message.objects.get(pk=processed.message_id).author_id
    EvidenceSalt.objects.filter(subject_id=author).update(salt=None, erased_at=LATER)
    reply = desk.receive(mail("Sigo", In_Reply_To="<one@cliente.example>"))
    assert "commitment" not in entry_of(reply, "tickets.message_received").details


def test_when_the_time_of_originals_is_over_the_proof_stays(desk):
    raw = mail("Reclamo")
    desk.receive(raw)
    seal_pending(LATER)
    forget_old_mail(by=SYSTEM, at=AT + dt.timedelta(days=400))
    seal_pending(LATER)
    result = verify()
    assert (result.finding, result.evidence.holding) == (None, 1)
