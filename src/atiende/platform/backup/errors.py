"""Why a backup cannot be made, read or restored, each in one sentence."""

from __future__ import annotations

from pathlib import Path

from atiende.kernel.refusals import Conflict, Refusal, gettext_noop


class BackupRefusal(Refusal):
    """Base of what this door refuses."""


class FolderOfBackupsUnusable(BackupRefusal):
    code = "backup_folder_unusable"
    message = gettext_noop("The folder of backups %(folder)s cannot be used: %(reason)s.")

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(folder=folder, reason=reason)


class NoRoomForBackup(BackupRefusal):
    """There is not enough space; nothing that looks like a backup was left."""

    code = "no_room_for_backup"
    message = gettext_noop(
        "There is no room for the backup in %(folder)s: %(free)s MB are free, about %(needed)s MB are needed. "
        "Make room or choose another folder."
    )
    http_status = 507

    def __init__(self, folder: Path, *, free: int, needed: int) -> None:
        super().__init__(folder=folder, free=free // 1_000_000, needed=-(-needed // 1_000_000))


class BackupUnderWay(Conflict):
    code = "backup_under_way"
    message = gettext_noop("Another backup is being made in %(folder)s: try again when it has finished.")

    def __init__(self, folder: Path) -> None:
        super().__init__(folder=folder)


class ProgramsMissing(BackupRefusal):
    code = "postgres_programs_missing"
    message = gettext_noop(
        "The database is PostgreSQL %(version)s and there is no %(program)s of that version or a later one: "
        "install the package postgresql-client of your system."
    )

    def __init__(self, program: str, version: int) -> None:
        super().__init__(program=program, version=version)


class ProgramFailed(BackupRefusal):
    """pg_dump or pg_restore ended with an error; the sentence carries its last words."""

    code = "postgres_program_failed"
    message = gettext_noop("%(program)s could not do it: %(reason)s.")

    def __init__(self, program: str, reason: str) -> None:
        super().__init__(program=program, reason=reason)


class NotABackup(BackupRefusal):
    code = "not_a_backup"
    message = gettext_noop(
        "There is no complete backup in %(folder)s: name the folder that holds “manifest.json”."
    )

    def __init__(self, folder: Path) -> None:
        super().__init__(folder=folder)


class BackupDamaged(BackupRefusal):
    code = "backup_damaged"
    message = gettext_noop("The backup is damaged: %(part)s is not what was written. Use another backup.")

    def __init__(self, part: str) -> None:
        super().__init__(part=part)


class BackupOfLaterVersion(BackupRefusal):
    code = "backup_of_later_version"
    message = gettext_noop(
        "The backup was made by Atiende %(found)s, which is later than this one (%(own)s): update Atiende first."
    )

    def __init__(self, found: str, own: str) -> None:
        super().__init__(found=found, own=own)


class RestoredDiffers(BackupRefusal):
    """What was read back is not what the backup says that it holds."""

    code = "restored_differs"
    message = gettext_noop(
        "The restored table %(table)s has %(found)s rows, the backup says %(expected)s. Nothing was replaced."
    )

    def __init__(self, table: str, *, found: int, expected: int) -> None:
        super().__init__(table=table, found=found, expected=expected)


class PassphraseTooShort(BackupRefusal):
    code = "passphrase_too_short"
    message = gettext_noop("The passphrase needs at least %(least)s characters.")


class PassphraseWrong(BackupRefusal):
    code = "passphrase_wrong"
    message = gettext_noop("The keys of this backup do not open with this passphrase.")


class BackupWithoutKeys(BackupRefusal):
    code = "backup_without_keys"
    message = gettext_noop(
        "This backup holds no encryption keys. Restore without --with-keys and put the keys of DATA/keys in place."
    )
