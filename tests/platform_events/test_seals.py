from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.audit.erase import erase_actor_label
from atiende.platform.audit.export import NotASealFile, export_seals, read_exported
from atiende.platform.audit.seal import seal_pending
from atiende.platform.audit.verify import Fault, Finding, verify
from atiende.platform.models import AuditEntry, AuditSeal

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANA = Actor(id=5, label="Ana Díaz")
EVA = Actor(id=6, label="Eva Ñúñez")


def write(count: int, by: Actor = ANA) -> None:
    with transaction.atomic():
        for number in range(count):
            record(
                by=by,
                verb="tests.thing_made",
                target_kind="thing",
                target_id=number,
                fields=["b", "a"],
                at=AT,
            )


def tamper(statement: str, *values: object) -> None:
    """As somebody who holds the database would: triggers do not stop them."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET LOCAL session_replication_role = origin")


@pytest.fixture
def sealed(db) -> list[int]:
    """Two seals of five entries each; the ids of the entries."""
    write(5)
    seal_pending(AT)
    write(5, EVA)
    seal_pending(AT)
    return list(AuditEntry.objects.order_by("id").values_list("id", flat=True))


def test_an_untouched_chain_holds_and_unsealed_entries_are_counted(sealed):
    write(2)
    told: list[int] = []
    result = verify(told.append)
    assert result.finding is None
    assert (result.seals, result.entries, result.unsealed) == (2, 10, 2)
    assert told == [5, 5]


@pytest.mark.parametrize(
    "change",
    [
        "actor_id = 7",
        "actor_label = 'Eva'",
        "verb = 'tests.thing_unmade'",
        "fields = '{a}'",
        "outcome = 'refused'",
        "details = '{\"x\": 1}'",
        "at = at + interval '1 second'",
        "correlation_id = 'another-one'",
        "actor_commitment = 'x'",
    ],
)
def test_an_altered_entry_is_named(sealed, change):
    tamper(f"UPDATE platform_audit_entry SET {change} WHERE id IN (%s, %s)", sealed[3], sealed[8])
    assert verify().finding == Finding(Fault.ALTERED_ENTRY, 1, sealed[3])


def test_a_deleted_entry_is_named(sealed):
    tamper("DELETE FROM platform_audit_entry WHERE id = %s", sealed[7])
    assert verify().finding == Finding(Fault.MISSING_ENTRY, 2, sealed[7])


def test_an_inserted_entry_is_named(sealed):
    tamper(
        "INSERT INTO platform_audit_entry SELECT id + 1, at, actor_id, actor_label, actor_commitment, verb,"
        " target_kind, target_id, fields, outcome, details, correlation_id, 1"
        " FROM platform_audit_entry WHERE id = %s",
        sealed[4],
    )
    assert verify().finding == Finding(Fault.INSERTED_ENTRY, 1, sealed[4] + 1)


def test_an_entry_taken_out_of_its_seal_is_named(sealed):
    tamper("UPDATE platform_audit_entry SET seal_number = NULL WHERE id = %s", sealed[0])
    assert verify().finding == Finding(Fault.MISSING_ENTRY, 1, sealed[0])


def test_an_altered_seal_is_named(sealed):
    tamper("UPDATE platform_audit_seal SET at = at + interval '1 day' WHERE number = 2")
    assert verify().finding == Finding(Fault.ALTERED_SEAL, 2)


@pytest.mark.parametrize("number", [1, 2])
def test_a_deleted_seal_is_named(sealed, number):
    tamper("DELETE FROM platform_audit_seal WHERE number = %s", number)
    assert verify().finding == Finding(Fault.MISSING_SEAL, number)


def test_a_chain_made_anew_differs_from_the_exported_seals(sealed, tmp_path):
    assert export_seals(tmp_path / "seals.jsonl") == 2
    exported = read_exported(tmp_path / "seals.jsonl")
    assert verify(exported=exported).finding is None
    tamper("UPDATE platform_audit_entry SET verb = 'tests.nothing_done', seal_number = NULL")
    tamper("DELETE FROM platform_audit_seal")
    seal_pending(AT)
    assert verify().finding is None
    assert verify(exported=exported).finding == Finding(Fault.DIFFERS_FROM_EXPORT, 1)


def test_seals_cut_off_with_their_entries_are_missed_by_the_export(sealed, tmp_path):
    export_seals(tmp_path / "seals.jsonl")
    tamper("DELETE FROM platform_audit_entry WHERE seal_number = 2")
    tamper("DELETE FROM platform_audit_seal WHERE number = 2")
    assert verify().finding is None
    assert verify(exported=read_exported(tmp_path / "seals.jsonl")).finding == Finding(Fault.MISSING_SEAL, 2)


def test_a_file_that_is_no_export_is_refused(tmp_path):
    (tmp_path / "x").write_text('{"number": 1}\n')
    with pytest.raises(NotASealFile):
        read_exported(tmp_path / "x")


def test_erased_labels_still_verify_and_are_reported(sealed):
    write(1)
    assert erase_actor_label(actor_id=5, rule="account_erased", by=EVA, at=AT + timedelta(days=1)) == 6
    seal_pending(AT)
    result = verify()
    assert result.finding is None
    ((erased),) = result.erased
    assert (erased.actor_id, erased.rule, erased.at) == (5, "account_erased", AT + timedelta(days=1))
    assert not AuditEntry.objects.filter(actor_label="Ana Díaz").exists()


def test_a_label_erased_without_an_entry_that_says_so_is_an_alteration(sealed):
    tamper("UPDATE platform_audit_entry SET actor_label = 'agent 5' WHERE actor_id = 5")
    tamper("UPDATE platform_audit_salt SET salt = NULL WHERE actor_id = 5")
    assert verify().finding == Finding(Fault.ALTERED_ENTRY, 1, sealed[0])


def test_many_entries_are_sealed_in_batches(db, monkeypatch):
    monkeypatch.setattr("atiende.platform.audit.seal.ENTRIES_PER_SEAL", 3)
    write(8)
    assert seal_pending(AT) == 8
    assert list(AuditSeal.objects.order_by("number").values_list("count", flat=True)) == [3, 3, 2]
    assert verify().finding is None


@pytest.mark.django_db(transaction=True)
def test_an_entry_that_commits_late_belongs_to_the_next_seal():
    written, may_commit = threading.Event(), threading.Event()

    def late() -> None:
        with transaction.atomic():
            record(by=ANA, verb="tests.thing_made", target_kind="late", at=AT)
            written.set()
            may_commit.wait(10)
        connection.close()

    writer = threading.Thread(target=late)
    writer.start()
    assert written.wait(10)
    write(3)
    assert seal_pending(AT) == 3
    may_commit.set()
    writer.join(10)
    assert seal_pending(AT) == 1
    entry = AuditEntry.objects.get(target_kind="late")
    assert entry.seal_number == 2
    assert entry.id < AuditSeal.objects.get(number=1).last_id
    assert verify().finding is None
