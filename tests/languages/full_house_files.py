"""The files of the full house."""

from __future__ import annotations

import base64
import hashlib

from atiende.platform.storage import store
from atiende.tickets.rules.incoming import NewAttachment

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def files() -> tuple[NewAttachment, ...]:
    """A picture, a paper, one that was not kept and one that waits."""
    kinds = (
        ("foto.png", "image/png", ""),
        ("factura.pdf", "application/pdf", ""),
        ("mal.zip", "x/y", "infected"),
    )
    return tuple(_file(*kind) for kind in (*kinds, ("raro.zip", "application/zip", "unchecked")))


def _file(name: str, media_type: str, problem: str) -> NewAttachment:
    content = PICTURE if media_type == "image/png" else b"%PDF-1.4"
    kept = None if problem else store(content, name=name, media_type=media_type)
    return NewAttachment(
        file_id=kept.id if kept else None,
        name=name,
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content_id="foto" if media_type == "image/png" else "",
        problem=problem,
    )
