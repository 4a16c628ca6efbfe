"""winmail.dat: what Outlook wrapped, unwrapped."""

from __future__ import annotations

import contextlib
import logging
import mimetypes
from dataclasses import dataclass

from compressed_rtf import decompress
from striprtf.striprtf import rtf_to_text
from tnefparse import TNEF

from atiende.channels.rules.mail.parts import Attachment
from atiende.channels.rules.mail.reading.charsets import decoded
from atiende.channels.rules.mail.reading.limits import MAX_TNEF_BYTES
from atiende.channels.rules.mail.reading.names import file_name, made_up_name

_MAGIC = b"\x78\x9f\x3e\x22"
_COPY_BUDGET = 4_000_000_000  # the library copies the rest of the file for each object of it
logging.getLogger("tnef-decode").setLevel(logging.CRITICAL)  # it logs what the sender wrote


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """What was inside."""

    text: str
    html: str
    attachments: tuple[Attachment, ...]


def is_wrapper(media_type: str, name: str) -> bool:
    """Whether a part says that it is one."""
    return media_type in ("application/ms-tnef", "application/vnd.ms-tnef") or name.lower() == "winmail.dat"


def unwrapped(content: bytes) -> Unwrapped | None:
    """Text, HTML and files of a wrapper; None when it cannot be read."""
    if not content.startswith(_MAGIC) or len(content) > MAX_TNEF_BYTES:
        return None
    content = _whole_objects(content)
    try:
        tnef = TNEF(content, do_checksum=False)
    except Exception:  # a library that reads hostile bytes: any fault of it means "keep the wrapper"
        return None
    text, html = "", ""
    with contextlib.suppress(Exception):
        text = _text(tnef.body)
    with contextlib.suppress(Exception):
        html = _text(tnef.htmlbody)
    with contextlib.suppress(Exception):
        text = text or _from_rtf(tnef.rtfbody)
    files = tuple(
        file for number, found in enumerate(tnef.attachments, 1) if (file := _file(found, number)) is not None
    )
    return Unwrapped(text, html, files) if text or html or files else None


def text_of_rtf(content: bytes) -> str:
    """The words of an RTF document; empty when it is none."""
    try:
        return str(rtf_to_text(content.decode("latin-1"), errors="ignore")).replace("\0", "").strip()  # type: ignore[no-untyped-call]
    except Exception:  # a library that reads hostile text
        return ""


def _whole_objects(content: bytes) -> bytes:
    """The content without the junk at its end, and empty where reading it would copy too much."""
    at, count = 6, 0
    while at + 11 < len(content) and content[at] in (1, 2):
        size = int.from_bytes(content[at + 5 : at + 9], "little") + 11
        if at + size > len(content):
            break
        at, count = at + size, count + 1
    return content[:at] + b"\0" * 11 if count * len(content) < _COPY_BUDGET else b""


def _from_rtf(rtf: bytes | None) -> str:
    if not rtf:
        return ""
    return text_of_rtf(rtf if rtf.lstrip().startswith(b"{\\rtf") else decompress(rtf))


def _text(body: bytes | str | None) -> str:
    text = decoded(body) if isinstance(body, bytes) else (body or "")
    return text.replace("\0", "").strip()


def _file(found: object, number: int) -> Attachment | None:
    data = getattr(found, "data", None)
    if not isinstance(data, bytes | bytearray):
        return None
    name = ""
    with contextlib.suppress(Exception):
        name = str(found.long_filename())  # type: ignore[attr-defined]
    name = file_name(name.replace("\0", "").strip())
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Attachment(
        name=name or made_up_name(media_type, number), media_type=media_type, content=bytes(data)
    )
