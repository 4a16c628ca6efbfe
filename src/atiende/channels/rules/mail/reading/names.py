"""What a file of a mail is called, made fit for a folder."""

from __future__ import annotations

import mimetypes
import re

from atiende.channels.rules.mail.reading.structure import Part
from atiende.kernel.text import one_line

_SUFFIXES = {
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "application/pkcs7-signature": ".p7s",
    "application/x-pkcs7-signature": ".p7s",
    "application/pkcs7-mime": ".p7m",
    "application/x-pkcs7-mime": ".p7m",
    "application/pgp-signature": ".asc",
    "application/pgp-encrypted": ".asc",
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "text/plain": ".txt",
    "message/delivery-status": ".txt",
    "application/octet-stream": ".bin",
}
_LIMIT = 150


def file_name(name: str) -> str:
    """A name without folders, control characters and direction overrides; empty when nothing is left."""
    base = re.split(r"[/\\]", one_line(name, limit=2000))[-1].strip().lstrip(".")
    base = re.sub(r'[<>:"|?*]', "_", base)
    stem, dot, suffix = base.rpartition(".")
    if dot and 0 < len(suffix) <= 10:
        return f"{stem[: _LIMIT - len(suffix)]}.{suffix}" if stem else suffix
    return base[:_LIMIT]


def declared_name(part: Part) -> str:
    """The name that the part gives itself: of its disposition before that of its type."""
    params = part.disposition[1]
    return params.get("filename") or params.get("name") or part.params.get("name") or ""


def made_up_name(media_type: str, number: int) -> str:
    """A name for a file that came without one."""
    suffix = _SUFFIXES.get(media_type) or mimetypes.guess_extension(media_type, strict=False) or ".bin"
    kind = media_type.partition("/")[0]
    kind = kind if kind in ("image", "audio", "video", "text", "message") else "file"
    return f"{kind}-{number}{suffix}"
