"""Refusals of the file store."""

from __future__ import annotations

from atiende.kernel.refusals import NotFound, Refusal, gettext_noop


class DiskFull(Refusal):
    """There is no room for the file; nothing of it was kept."""

    code = "disk_full"
    message = gettext_noop(
        "There is no room left to keep files. Nothing was stored: free space and try again."
    )
    http_status = 507


class FileTooLarge(Refusal):
    """The file is larger than this place takes."""

    code = "file_too_large"
    message = gettext_noop("The file is larger than %(megabytes)s MB.")
    http_status = 413

    def __init__(self, limit_bytes: int) -> None:
        super().__init__(megabytes=limit_bytes // 1_000_000)


class FileStoreUnusable(Refusal):
    """The folder of files cannot be read or written."""

    code = "file_store_unusable"
    message = gettext_noop(
        "The folder of files cannot be used: %(reason)s. Give it to the account that runs Atiende."
    )
    http_status = 503

    def __init__(self, reason: str) -> None:
        super().__init__(reason=reason)


class FileServerAway(FileStoreUnusable):
    """The server of files (S3) did not do what it was asked, several times over."""

    message = gettext_noop("The server of files does not answer as it should: %(reason)s. Try again later.")


class FileMissing(NotFound):
    """The database knows the file, the folder does not hold it: restore it from a backup."""

    code = "file_missing"
    message = gettext_noop("The file is no longer in the folder of files. Restore it from a backup.")


class RangeOutside(Refusal):
    """A part of a file was asked for that begins behind its end."""

    code = "range_outside"
    message = gettext_noop("The file has %(size)s bytes: there is no such part of it.")
    http_status = 416

    def __init__(self, size: int) -> None:
        super().__init__(size=size)
