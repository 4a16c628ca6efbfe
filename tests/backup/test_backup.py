"""A backup is whole or it is not there; it is made while others write, and holds what its snapshot names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.db import transaction

from atiende.platform.backup.checking import check_backup
from atiende.platform.backup.copying import place_of
from atiende.platform.backup.errors import (
    BackupDamaged,
    BackupUnderWay,
    NoRoomForBackup,
    NotABackup,
    PassphraseTooShort,
    PassphraseWrong,
    ProgramFailed,
)
from atiende.platform.backup.folders import complete_backups, held_folder, kept_of
from atiende.platform.backup.keys import open_keys
from atiende.platform.backup.making import make_backup
from atiende.platform.backup.manifest import NAME, read_manifest
from atiende.platform.storage import StoredFile, hold, store
from atiende.platform.storage.stillness import may_remove
from tests.processes import until

PHRASE = "correct horse battery"


@pytest.fixture
def letter(transactional_db: None) -> StoredFile:
    with transaction.atomic():
        file = store(b"a letter", name="letter.txt", media_type="text/plain")
        hold(file)
    return file


def test_a_backup_holds_tables_files_and_sums(tmp_path: Path, letter: StoredFile) -> None:
    made = make_backup(tmp_path)
    manifest = check_backup(made.path)
    assert manifest == read_manifest(made.path)
    assert manifest.tables["platform_stored_file"] == 1
    assert "platform.0009_pause_and_backups" in manifest.migrations
    assert (manifest.files, manifest.files_bytes, manifest.has_keys) == (1, 8, False)
    assert place_of(made.path, letter.sha256).read_bytes() == b"a letter"
    assert made.path.stat().st_mode & 0o077 == 0


def test_the_next_one_gives_known_contents_a_second_name(tmp_path: Path, letter: StoredFile) -> None:
    first = make_backup(tmp_path)
    second = _another(tmp_path)
    assert place_of(second, letter.sha256).samefile(place_of(first.path, letter.sha256))
    assert read_manifest(second).new_files_bytes == 0


def test_a_file_that_is_gone_is_named(tmp_path: Path, letter: StoredFile, settings: object) -> None:
    settings.FILES_ROOT = str(tmp_path / "elsewhere")  # type: ignore[attr-defined]
    made = make_backup(tmp_path / "backups")
    assert made.manifest.lost_files == [letter.sha256]
    assert check_backup(made.path).files == 0


@pytest.mark.parametrize("part", ["database/toc.dat", "files.list"])
def test_an_altered_part_is_named(tmp_path: Path, letter: StoredFile, part: str) -> None:
    made = make_backup(tmp_path)
    (made.path / part).write_bytes((made.path / part).read_bytes() + b"\n")
    with pytest.raises(BackupDamaged, match=part):
        check_backup(made.path)


def test_an_altered_file_is_named(tmp_path: Path, letter: StoredFile) -> None:
    made = make_backup(tmp_path)
    place_of(made.path, letter.sha256).write_bytes(b"another ")
    with pytest.raises(BackupDamaged, match=letter.sha256[2:]):
        check_backup(made.path)


def test_what_breaks_off_leaves_nothing_that_looks_whole(tmp_path: Path, letter: StoredFile) -> None:
    def fail(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_backup(tmp_path, progress=fail)
    assert complete_backups(tmp_path) == []
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_what_a_killed_process_left_goes_with_the_next(tmp_path: Path, letter: StoredFile) -> None:
    left = tmp_path / ".unfinished-atiende-20200101-000000Z"
    left.mkdir()
    (left / "part").touch()
    make_backup(tmp_path)
    assert not left.exists()


def test_a_folder_without_manifest_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(NotABackup):
        read_manifest(tmp_path)
    (tmp_path / NAME).write_text(json.dumps({"format": 99, "parts": []}))
    with pytest.raises(NotABackup):
        read_manifest(tmp_path)


def test_two_at_once_in_one_folder_are_refused(tmp_path: Path, letter: StoredFile) -> None:
    with held_folder(tmp_path), pytest.raises(BackupUnderWay):
        make_backup(tmp_path)


def test_a_disk_without_room_is_told_before_anything_is_written(
    tmp_path: Path, letter: StoredFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atiende.platform.backup.making.free_bytes", lambda _folder: 1_000_000)
    with pytest.raises(NoRoomForBackup, match="1 MB are free"):
        make_backup(tmp_path)
    assert complete_backups(tmp_path) == []


def test_a_disk_that_fills_up_meanwhile_is_told_and_left_clean(
    tmp_path: Path, letter: StoredFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(into: Path, *_rest: object) -> None:
        into.mkdir()
        raise ProgramFailed("pg_dump", "could not write to file: No space left on device")

    monkeypatch.setattr("atiende.platform.backup.making.dump", fail)
    with pytest.raises(NoRoomForBackup):
        make_backup(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_while_one_is_made_no_file_goes(tmp_path: Path, letter: StoredFile) -> None:
    seen = []

    def look(done: int, total: int) -> None:
        with transaction.atomic():
            seen.append(may_remove())

    make_backup(tmp_path, progress=look)
    assert seen
    assert not any(seen)
    until(_a_file_may_go, what="the backup's own line to the database is closed")


def _a_file_may_go() -> bool:
    with transaction.atomic():
        return may_remove()


def test_keys_open_with_their_passphrase_alone(
    tmp_path: Path, letter: StoredFile, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("atiende.platform.backup.keys", fromlist=["_COST"])._COST, "n", 2**10)
    settings.DATA = tmp_path / "data"  # type: ignore[attr-defined]
    (tmp_path / "data" / "keys" / "secrets").mkdir(parents=True)
    (tmp_path / "data" / "keys" / "secrets" / "1.key").write_text("secret")
    made = make_backup(tmp_path / "backups", passphrase=PHRASE)
    assert made.manifest.has_keys
    sealed = made.path / "keys.sealed"
    assert b"secret" not in sealed.read_bytes()
    assert open_keys(sealed, PHRASE) == {"secrets/1.key": b"secret"}
    with pytest.raises(PassphraseWrong):
        open_keys(sealed, "another passphrase")
    with pytest.raises(PassphraseTooShort):
        make_backup(tmp_path / "backups", passphrase="short")


def test_of_each_day_and_week_the_newest_stays() -> None:
    names = [f"atiende-202611{day:02}-{hour:02}0000Z" for day in range(1, 23) for hour in (2, 14)]
    kept = kept_of([*names, "something else"], days=3, weeks=3)
    assert sorted(kept) == [
        "atiende-20261108-140000Z",
        "atiende-20261115-140000Z",
        "atiende-20261120-140000Z",
        "atiende-20261121-140000Z",
        "atiende-20261122-140000Z",
    ]


def _another(folder: Path) -> Path:
    """One more, which is not of the same second: names count seconds."""
    first = complete_backups(folder)[0]
    earlier = first.with_name("atiende-20200101-000000Z")
    first.rename(earlier)
    made = make_backup(folder).path
    later = made.rename(made.with_name("atiende-20990101-000000Z"))
    earlier.rename(first)
    return later
