"""The work of a restore, once Django is connected to the database to fill."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.audit import record
from atiende.platform.backup.checking import check_backup
from atiende.platform.backup.errors import BackupOfLaterVersion, BackupWithoutKeys
from atiende.platform.backup.folders import backup_in
from atiende.platform.backup.keys import NAME as KEYS
from atiende.platform.backup.keys import open_keys
from atiende.platform.backup.manifest import Manifest
from atiende.platform.backup.restoring import drop_mark, fill_database, put_files, put_keys
from atiende.platform.backup.runs import end_interrupted
from atiende.platform.partitions import make_partitions
from atiende.platform.pause import pause_everything
from atiende.site.command_line.progress import Bar
from atiende.site.command_line.words import gettext
from atiende.site.schema import apply_pending


@dataclass(frozen=True, slots=True)
class Restored:
    folder: Path
    manifest: Manifest
    has_keys: bool


def examined(path: Path) -> tuple[Path, Manifest]:
    """The backup, read from end to end. Raises NotABackup, BackupDamaged and their like."""
    folder = backup_in(path.absolute())
    bar = Bar(gettext("Checking"))
    try:
        return folder, check_backup(folder, progress=bar)
    finally:
        bar.end()


def restore_into(folder: Path, *, data: Path, passphrase: str | None) -> Restored:
    """Fill database and store of files, bring the tables up to date, and leave everything paused.

    Raises the refusals of `atiende.platform.backup`.
    """
    folder, manifest = examined(folder)
    _check_version(manifest)
    keys = _keys(folder, manifest, passphrase)
    for label, work in ((gettext("Database"), fill_database), (gettext("Files"), put_files)):
        bar = Bar(label)
        try:
            work(folder, manifest, bar)
        finally:
            bar.end()
    apply_pending(is_restoring=True)
    at = utc_now()
    make_partitions(connection, at=at)
    with transaction.atomic():
        pause_everything(backup_of=manifest.taken, at=at)
        end_interrupted(at=at)
        record(
            by=SYSTEM,
            verb="platform.restored",
            target_kind="backup",
            target_id=folder.name,
            at=at,
            details={"with_keys": keys is not None, "product": manifest.product},
        )
    if keys is not None:
        put_keys(keys, data)
    drop_mark()
    return Restored(folder, manifest, keys is not None)


def _check_version(manifest: Manifest) -> None:
    """What this version has no migration for was made by a later one."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if set(manifest.migrations) - known:
        raise BackupOfLaterVersion(manifest.product, settings.RELEASE)


def _keys(folder: Path, manifest: Manifest, passphrase: str | None) -> dict[str, bytes] | None:
    if passphrase is None:
        return None
    if not manifest.has_keys:
        raise BackupWithoutKeys
    return open_keys(folder / KEYS, passphrase)
