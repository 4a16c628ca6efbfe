"""Entries are kept for ever, or for the years that somebody chose; a month goes whole, and the chain still holds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.ids import first_id_at
from atiende.platform.audit.erase import erase_actor_label
from atiende.platform.audit.seal import seal_pending
from atiende.platform.audit.verify import Fault, Finding, verify
from atiende.platform.models import AuditEntry, AuditKeeping
from atiende.platform.partitions import make_partitions
from atiende.platform.upkeep.audit_months import drop_old_audit_months
from tests.platform_events.test_seals import tamper, write

pytestmark = pytest.mark.django_db
THEN = datetime(2024, 3, 5, tzinfo=UTC)
NOW = datetime(2031, 11, 22, tzinfo=UTC)
MONTH = "platform_audit_entry_2024_03"


def entry_at(instant: datetime, number: int = 1) -> int:
    entry = AuditEntry.objects.create(
        id=first_id_at(instant) + number, at=instant, actor_id=5, actor_label="Ana", verb="tests.thing_made",
        target_kind="thing", target_id=str(number), fields=[], outcome="done", details={},
    )  # fmt: skip
    return entry.id


@pytest.fixture
def old_ids(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A month of seven years ago with three entries in one seal, and today's entries written as of 2031."""
    make_partitions(connection, at=THEN, tables=("platform_audit_entry",))
    ids = [entry_at(THEN, number) for number in range(3)]
    seal_pending(THEN)
    with connection.cursor() as cursor:  # the database's clock, for what is written from now on
        cursor.execute(
            "ALTER TABLE platform_audit_entry ALTER COLUMN id SET DEFAULT"
            f" {first_id_at(NOW)} + nextval('platform_id_sequence')"
        )
    return ids


def keep(years: int | None) -> None:
    AuditKeeping.objects.update_or_create(pk=1, defaults={"kept_years": years})


def exists() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [MONTH])
        return bool(cursor.fetchone()[0])


def test_without_a_choice_everything_is_kept(old_ids: list[int]) -> None:
    assert drop_old_audit_months(NOW) == []
    keep(8)
    assert MONTH not in drop_old_audit_months(NOW)
    assert exists()


def test_a_month_goes_whole_with_an_entry_that_says_so_and_the_chain_holds(old_ids: list[int]) -> None:
    write(2)
    keep(5)
    assert MONTH in drop_old_audit_months(NOW)
    assert not exists()
    seal_pending(NOW)
    told = AuditEntry.objects.get(verb="audit.month_dropped", target_id="2024-03")
    assert told.details == {
        "rule": "kept_5_years",
        "entries": 3,
        "first_id": first_id_at(datetime(2024, 3, 1, tzinfo=UTC)),
        "end_id": first_id_at(datetime(2024, 4, 1, tzinfo=UTC)),
    }
    result = verify()
    assert result.finding is None
    assert result.dropped == 3


def test_a_month_that_is_not_sealed_yet_stays(old_ids: list[int]) -> None:
    entry_at(THEN, 9)
    keep(5)
    assert MONTH not in drop_old_audit_months(NOW)
    assert exists()


def test_a_hole_in_a_young_month_is_not_excused_by_an_entry(old_ids: list[int]) -> None:
    write(1)
    seal_pending(NOW)
    young = AuditEntry.objects.latest("id")
    tamper("DELETE FROM platform_audit_entry WHERE id = %s", young.id)
    AuditEntry.objects.create(
        at=NOW, actor_id=0, actor_label="", verb="audit.month_dropped", target_kind="audit_month",
        target_id="2031-11", fields=[], outcome="done", details={"first_id": young.id, "end_id": young.id + 1},
    )  # fmt: skip
    seal_pending(NOW)
    assert verify().finding == Finding(Fault.MISSING_ENTRY, 2, young.id)


def test_an_altered_digest_of_a_dropped_month_is_still_named(old_ids: list[int]) -> None:
    keep(5)
    drop_old_audit_months(NOW)
    seal_pending(NOW)
    tamper("UPDATE platform_audit_seal SET entry_digests = decode(repeat('00', 96), 'hex') WHERE number = 1")
    assert verify().finding == Finding(Fault.ALTERED_SEAL, 1)


def test_a_name_erased_before_the_dropped_month_still_verifies(old_ids: list[int]) -> None:
    """The entry that told of the erasure went with its month; the row of the salt still says when."""
    erase_actor_label(actor_id=5, rule="account_erased", by=SYSTEM, at=THEN)
    tamper(
        "UPDATE platform_audit_entry SET id = %s WHERE verb = 'audit.label_erased'", first_id_at(THEN) + 50
    )
    write(1, by=Actor(id=5, label="Ana"))
    seal_pending(NOW)
    keep(5)
    assert MONTH in drop_old_audit_months(NOW)
    seal_pending(NOW)
    assert not AuditEntry.objects.filter(verb="audit.label_erased").exists()
    assert AuditEntry.objects.get(actor_id=5).actor_label == "agent 5"
    assert verify().finding is None
