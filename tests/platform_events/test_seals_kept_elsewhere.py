"""Seals leave the database every day; what was altered since differs from them."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.platform.audit import seal
from atiende.platform.audit.export import read_exported
from atiende.platform.audit.seal import seal_pending
from atiende.platform.audit.verify import Fault, Finding, verify
from atiende.platform.models import AuditEntry, OutgoingMail
from atiende.platform.upkeep import sealing
from atiende.platform.upkeep.actions import change_audit_keeping
from atiende.platform.upkeep.keeping import audit_keeping
from atiende.platform.upkeep.seal_export import export_new_seals
from tests.platform_events.test_seals import tamper, write
from tests.processes import until

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 2, 40, tzinfo=UTC)
KEEPER = Actor(id=1, label="Clara", grants=frozenset({"settings.manage"}))


def choose(folder: Path | str, *, address: str = "", years: int | None = None, by: Actor = KEEPER) -> None:
    change_audit_keeping(export_folder=str(folder), export_to_address=address, kept_years=years, by=by, at=AT)


def test_each_day_has_its_file_and_together_they_are_the_chain(tmp_path: Path) -> None:
    choose(tmp_path)
    for day in range(3):
        write(2)
        assert export_new_seals(AT + timedelta(days=day)) >= 1
    files = sorted(tmp_path.glob("*.jsonl"))
    assert [file.name[:16] for file in files] == [f"seals-2026-11-{day}" for day in (22, 23, 24)]
    keeping = audit_keeping()
    assert (keeping.exported_file, keeping.exported_at) == (str(files[-1]), AT + timedelta(days=2))
    exported = read_exported(tmp_path)
    assert sorted(exported) == list(range(1, keeping.exported_number + 1))
    assert verify(exported=exported).finding is None


def test_a_chain_made_anew_differs_from_the_folder(tmp_path: Path) -> None:
    choose(tmp_path)
    write(2)
    export_new_seals(AT)
    tamper("UPDATE platform_audit_entry SET verb = 'tests.nothing_done', seal_number = NULL")
    tamper("DELETE FROM platform_audit_seal")
    seal_pending(AT)
    assert verify().finding is None
    assert verify(exported=read_exported(tmp_path)).finding == Finding(Fault.DIFFERS_FROM_EXPORT, 1)


def test_a_later_file_cannot_whitewash_an_earlier_one(tmp_path: Path) -> None:
    choose(tmp_path)
    write(1)
    export_new_seals(AT)
    (tmp_path / "seals-2026-11-23-000000001.jsonl").write_text(f'{{"number": 1, "digest": "{"00" * 32}"}}\n')
    assert verify(exported=read_exported(tmp_path)).finding is None


def test_the_newest_seal_goes_by_mail_when_somebody_wants_it(tmp_path: Path) -> None:
    choose(tmp_path, address="auditora@example.com")
    write(1)
    export_new_seals(AT)
    mail = OutgoingMail.objects.get()
    assert mail.to_address == "auditora@example.com"
    copied = tmp_path / "from-the-mail"
    copied.write_text(mail.text.rstrip().rpartition("\n")[2] + "\n")
    assert read_exported(copied) == {1: read_exported(tmp_path)[1]}


def test_the_export_is_an_entry(tmp_path: Path) -> None:
    choose(tmp_path)
    export_new_seals(AT)
    entry = AuditEntry.objects.get(verb="platform.seals_exported")
    assert (entry.actor_id, entry.target_id, entry.details) == (SYSTEM.id, "1", {"first": 1, "last": 1})


def test_a_folder_that_went_away_is_told_and_nothing_is_skipped(tmp_path: Path) -> None:
    folder = tmp_path / "mounted"
    choose(folder)
    folder.rmdir()
    folder.write_text("a file in its place")
    write(1)
    with pytest.raises(OSError):
        export_new_seals(AT)
    assert audit_keeping().export_error
    assert audit_keeping().exported_number == 0
    folder.unlink()
    export_new_seals(AT + timedelta(days=1))
    assert audit_keeping().export_error == ""
    assert 1 in read_exported(folder)


@pytest.mark.parametrize(
    ("folder", "address", "years", "field"),
    [
        ("seals", "", None, "export_folder"),
        ("/proc/nowhere", "", None, "export_folder"),
        ("/tmp/nul\0", "", None, "export_folder"),
        ("", "not an address", None, "export_to_address"),
        ("", "", 4, "kept_years"),
        ("", "", 0, "kept_years"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    folder: str, address: str, years: int | None, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        choose(folder, address=address, years=years)
    assert set(refused.value.fields) == {field}


def test_a_stranger_chooses_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotPermitted):
        choose(tmp_path, by=Actor(id=2, label="Extraño", grants=frozenset({"audit.read"})))


def test_who_changed_how_the_audit_is_kept_is_told(tmp_path: Path) -> None:
    choose(tmp_path, years=6)
    choose(tmp_path, years=6)
    entry = AuditEntry.objects.get(verb="platform.audit_keeping_changed")
    assert (entry.actor_id, entry.fields) == (1, ["export_folder", "kept_years"])
    assert entry.details == {"kept_years": 6}


@pytest.mark.django_db(transaction=True)
def test_when_many_wait_they_are_sealed_without_waiting_for_the_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(seal, "ENTRIES_PER_SEAL", 3)
    stop = threading.Event()
    sealer = threading.Thread(target=sealing.run, args=[stop], kwargs={"every_seconds": 0.01})
    sealer.start()
    try:
        write(2)
        assert not seal.many_wait()
        write(1)
        until(lambda: not AuditEntry.objects.filter(seal_number=None).exists(), what="all are sealed")
    finally:
        stop.set()
        sealer.join(20)
