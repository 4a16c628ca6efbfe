"""Check the files of a message again that the scanner could not look at when they arrived."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.db import transaction

from atiende.channels.intake.files import problems_of
from atiende.channels.intake.originals import original_of
from atiende.channels.models import RawMail
from atiende.channels.rules.mail.parts import Attachment
from atiende.channels.rules.mail.reading import read_mail
from atiende.kernel.actors import SYSTEM, Actor
from atiende.platform.storage import store
from atiende.tickets.actions.release_attachment import release_attachment
from atiende.tickets.queries import HeldAttachment
from atiende.tickets.rules.incoming import UNCHECKED

LOST = "lost"


def check_held_files(
    *, message_id: int, held: list[HeldAttachment], at: dt.datetime, by: Actor = SYSTEM
) -> bool:
    """False while the scanner cannot tell. The content is taken from the mail as it came; without that it is lost.

    Raises NotPermitted, DiskFull, FileStoreUnusable.
    """
    by.require("settings.manage")
    contents = _files_of(message_id)
    for each in held:
        attachment = contents.get(each.sha256)
        problem = LOST if attachment is None else problems_of((attachment,))[0]
        if problem == UNCHECKED:
            return False
        _settle(each, attachment, problem, by, at)
    return True


def _files_of(message_id: int) -> dict[str, Attachment]:
    raw_mail = RawMail.objects.filter(message_id=message_id).exclude(file=None).order_by("pk").first()
    if raw_mail is None:
        return {}
    mail = read_mail(original_of(raw_mail))
    return {hashlib.sha256(attachment.content).hexdigest(): attachment for attachment in mail.attachments}


def _settle(
    held: HeldAttachment, attachment: Attachment | None, problem: str, by: Actor, at: dt.datetime
) -> None:
    with transaction.atomic():
        file = None
        if attachment is not None and not problem:
            file = store(attachment.content, name=attachment.name, media_type=attachment.media_type)
        release_attachment(attachment_id=held.attachment_id, file=file, problem=problem, by=by, at=at)
