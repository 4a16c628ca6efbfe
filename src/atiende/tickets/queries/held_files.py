"""Files that are held back until they were checked. Without permission: channels act for the system."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.tickets.models import Attachment
from atiende.tickets.rules.incoming import UNCHECKED


@dataclass(frozen=True, slots=True)
class HeldAttachment:
    attachment_id: int
    message_id: int
    sha256: str


def held_attachments(*, limit: int) -> list[HeldAttachment]:
    """The longest waiting first."""
    rows = Attachment.objects.filter(problem=UNCHECKED).order_by("pk")
    return [HeldAttachment(*row) for row in rows.values_list("pk", "message_id", "sha256")[:limit]]
