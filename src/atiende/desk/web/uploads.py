"""Files on their way into a message: stored at once, named by a signed claim until the message holds them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO, Final, cast

from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from atiende.desk.errors import TooManyFiles
from atiende.kernel.media_types import PICTURES
from atiende.platform.formats import format_size
from atiende.platform.scanning import refuse_malware
from atiende.platform.storage import FileTooLarge, store
from atiende.tickets.rules.drafts import DraftFile
from atiende.tickets.rules.formatting import content_id_of
from atiende.tickets.rules.incoming import NewAttachment

MOST_BYTES: Final = 20_000_000
"""Of one file, and of all files of a message together: what mail servers commonly take once it is encoded."""
MOST_FILES: Final = 20
_SALT: Final = "atiende.desk.uploads"
_GOOD_FOR_SECONDS: Final = 12 * 3600


@dataclass(frozen=True, slots=True)
class Upload:
    """A stored file that no message holds yet. `size` in bytes."""

    file_id: int
    name: str
    media_type: str
    size: int
    sha256: str

    @property
    def content_id(self) -> str:
        """By which the text may show it; empty for what is no picture."""
        return content_id_of(self.sha256) if self.media_type in PICTURES else ""

    @property
    def size_words(self) -> str:
        return format_size(self.size)


def keep(file: UploadedFile[Any]) -> Upload:
    """Store what came in. Raises FileTooLarge, FileInfected, FileNotChecked, DiskFull."""
    if (file.size or 0) > MOST_BYTES:
        raise FileTooLarge(MOST_BYTES)
    refuse_malware(cast(BinaryIO, file))
    file.seek(0)
    kept = store(
        file.chunks(),
        name=file.name or "",
        media_type=file.content_type or "",
        limit_bytes=MOST_BYTES,
    )
    return Upload(kept.id, kept.name, kept.media_type, kept.size, kept.sha256)


def claim_of(upload: Upload, *, user_id: int) -> str:
    """What the page carries for the file: only this person can turn it into an attachment, for half a day."""
    return signing.dumps({**asdict(upload), "user": user_id}, salt=_SALT, compress=True)


def claimed(
    claims: Iterable[str], *, user_id: int, held: Collection[int] = frozenset()
) -> tuple[Upload, ...]:
    """The files of these claims; those that are altered, too old or somebody else's are left out.

    What a draft of this person holds (`held`) is never too old: the page may have stood open since yesterday.
    """
    found = []
    for claim in claims:
        try:
            told = signing.loads(claim, salt=_SALT)
            is_young = _is_young(claim)
        except signing.BadSignature:
            continue
        if told.pop("user", None) == user_id and (is_young or told["file_id"] in held):
            found.append(Upload(**told))
    return tuple(found)


def for_draft(uploads: Iterable[Upload]) -> tuple[DraftFile, ...]:
    """As many as a message takes: of what is beyond that, sending says so."""
    kept: list[DraftFile] = []
    for upload in uploads:
        if len(kept) < MOST_FILES and sum(file.size for file in kept) + upload.size <= MOST_BYTES:
            kept.append(DraftFile(**asdict(upload)))
    return tuple(kept)


def _is_young(claim: str) -> bool:
    try:
        signing.loads(claim, salt=_SALT, max_age=_GOOD_FOR_SECONDS)
    except signing.SignatureExpired:
        return False
    return True


def as_attachments(uploads: Iterable[Upload]) -> tuple[NewAttachment, ...]:
    """Raises TooManyFiles and FileTooLarge."""
    chosen = tuple(uploads)
    if len(chosen) > MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    if sum(upload.size for upload in chosen) > MOST_BYTES:
        raise FileTooLarge(MOST_BYTES)
    return tuple(
        NewAttachment(
            file_id=upload.file_id,
            name=upload.name,
            media_type=upload.media_type,
            size=upload.size,
            sha256=upload.sha256,
            content_id=upload.content_id,
        )
        for upload in chosen
    )
