"""Why the embedded database cannot be had, each in one sentence that says what to do."""

from __future__ import annotations

from pathlib import Path

from atiende.kernel.refusals import Refusal, gettext_noop


class DatabaseUnavailable(Refusal):
    """The embedded database did not start; the sentence carries the server's last words."""

    code = "database_unavailable"
    message = gettext_noop("The database did not start: %(reason)s. Its log is %(log)s.")

    def __init__(self, reason: str, log: Path) -> None:
        super().__init__(reason=reason, log=log)


class DataOfAnotherVersion(Refusal):
    code = "data_of_another_version"
    message = gettext_noop(
        "The data in %(folder)s was written by PostgreSQL %(found)s and this Atiende brings %(expected)s: "
        "use the version of Atiende that wrote it, make a backup and restore it here."
    )

    def __init__(self, folder: Path, found: str, expected: str) -> None:
        super().__init__(folder=folder, found=found, expected=expected)


class NoRoomForNewVersion(Refusal):
    """Nothing was changed: there is not enough space for the old and the new data side by side."""

    code = "no_room_for_new_version"
    message = gettext_noop(
        "This Atiende brings a later version of PostgreSQL, for which the data is written anew: "
        "%(needed)s MB must be free in %(folder)s, %(free)s MB are."
    )

    def __init__(self, folder: Path, *, free: int, needed: int) -> None:
        super().__init__(folder=folder, free=free // 1_000_000, needed=-(-needed // 1_000_000))


class RowsDiffer(Refusal):
    """The new database did not get what the old one held; the old one is as it was."""

    code = "rows_differ"
    message = gettext_noop(
        "On the way to a later version of PostgreSQL, table %(table)s got %(found)s rows of %(expected)s: "
        "the data is as it was. Start the version of Atiende before and report this."
    )

    def __init__(self, table: str, expected: int, found: int) -> None:
        super().__init__(table=table, expected=expected, found=found)


class FolderOutOfReach(Refusal):
    code = "folder_out_of_reach"
    message = gettext_noop(
        "The account %(account)s, which runs the database, cannot enter %(folder)s: "
        "choose another folder with --data, or give it passage with: chmod o+x %(folder)s"
    )

    def __init__(self, account: str, folder: Path) -> None:
        super().__init__(account=account, folder=folder)


class NoAccountForDatabase(Refusal):
    code = "no_account_for_database"
    message = gettext_noop(
        "PostgreSQL refuses to run as root and no unprivileged account was found: "
        "create one with: useradd --system atiende"
    )


class NotAtiendeData(Refusal):
    code = "not_atiende_data"
    message = gettext_noop(
        "The folder %(folder)s holds something that is not a database of Atiende: choose an empty folder with --data."
    )

    def __init__(self, folder: Path) -> None:
        super().__init__(folder=folder)


class DataNotOurs(Refusal):
    code = "data_not_ours"
    message = gettext_noop(
        "This account cannot read and write the data folder %(folder)s: "
        "use the account that made it, or another folder with --data or ATIENDE_DATA."
    )

    def __init__(self, folder: Path) -> None:
        super().__init__(folder=folder)


class DatabaseInUse(Refusal):
    code = "database_in_use"
    message = gettext_noop(
        "Another command of Atiende is using the data in %(folder)s: try again when it has finished."
    )

    def __init__(self, folder: Path) -> None:
        super().__init__(folder=folder)


class DatabaseOutOfReach(Refusal):
    """The server named by DATABASE_URL does not answer or does not let us in."""

    code = "database_out_of_reach"
    message = gettext_noop("The database of DATABASE_URL (%(url)s) cannot be used: %(reason)s.")

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(url=url, reason=reason)


class DatabaseTooOld(Refusal):
    code = "database_too_old"
    message = gettext_noop("The database is PostgreSQL %(found)s: Atiende needs version %(oldest)s or later.")

    def __init__(self, found: str, oldest: str) -> None:
        super().__init__(found=found, oldest=oldest)
