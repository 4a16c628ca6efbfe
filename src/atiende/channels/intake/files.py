"""The files of a mail: stored by content, or named with the reason why not."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from atiende.channels.rules.mail.parts import Attachment, ReadMail
from atiende.platform.scanning import Finding, finding_in
from atiende.platform.storage import NewContent, StoredFile, store_all
from atiende.tickets.rules.incoming import UNCHECKED, NewAttachment

MOST_BYTES = 100 * 1024 * 1024
TOO_LARGE = "too_large"
INFECTED = "infected"

_PROBLEMS = {Finding.CLEAN: "", Finding.INFECTED: INFECTED, Finding.UNKNOWN: UNCHECKED}


def stored_attachments(mail: ReadMail) -> tuple[NewAttachment, ...]:
    """What the scanner could not look at is held back, and checked again by a job.

    Raises DiskFull, FileStoreUnusable: then nothing of the mail happened and it is tried again.
    """
    told = list(zip(mail.attachments, problems_of(mail.attachments), strict=True))
    sound = [attachment for attachment, problem in told if not problem]
    files = iter(store_all(NewContent(each.content, each.name, each.media_type) for each in sound))
    return tuple(
        _unstored(attachment, problem) if problem else _stored(attachment, next(files))
        for attachment, problem in told
    )


def problems_of(attachments: Sequence[Attachment]) -> list[str]:
    """Why each of them is not to be stored; empty for one that is.

    A scanner that failed once is not asked again for the same mail.
    """
    problems: list[str] = []
    for attachment in attachments:
        is_away = UNCHECKED in problems
        problems.append(_problem_of(attachment, is_away=is_away))
    return problems


def _problem_of(attachment: Attachment, *, is_away: bool) -> str:
    if len(attachment.content) > MOST_BYTES:
        return TOO_LARGE
    if is_away:
        return UNCHECKED
    return _PROBLEMS[finding_in(attachment.content)]


def _unstored(attachment: Attachment, problem: str) -> NewAttachment:
    digest = hashlib.sha256(attachment.content).hexdigest()
    return _described(attachment, None, digest, len(attachment.content), problem)


def _stored(attachment: Attachment, file: StoredFile) -> NewAttachment:
    return _described(attachment, file.id, file.sha256, file.size, "")


def _described(
    attachment: Attachment, file_id: int | None, sha256: str, size: int, problem: str
) -> NewAttachment:
    return NewAttachment(
        file_id=file_id,
        name=attachment.name,
        media_type=attachment.media_type,
        size=size,
        sha256=sha256,
        content_id=attachment.content_id,
        is_inline=attachment.is_inline,
        problem=problem,
    )
