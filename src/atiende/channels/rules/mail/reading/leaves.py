"""A single part: whether it is text to be read, and its text."""

from __future__ import annotations

import re

from atiende.channels.rules.mail.reading import limits
from atiende.channels.rules.mail.reading.charsets import decoded
from atiende.channels.rules.mail.reading.files import Files
from atiende.channels.rules.mail.reading.flowed import flowed
from atiende.channels.rules.mail.reading.names import declared_name
from atiende.channels.rules.mail.reading.structure import Part
from atiende.channels.rules.mail.reading.transfer import undone, uuencoded
from atiende.channels.rules.mail.reading.winmail import text_of_rtf

_READABLE = (
    "text/plain",
    "text/html",
    "text/enriched",
    "text/richtext",
    "text/markdown",
    "text/x-markdown",
    "text",
)
_RTF = ("text/rtf", "application/rtf")
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_ENRICHED = re.compile(r"<param>[^<]{0,200}</param>|</?[a-z-]{1,60}>", re.IGNORECASE)
_REPORTS = (
    "message/delivery-status",
    "message/feedback-report",
    "message/disposition-notification",
    "message/global-delivery-status",
    "text/rfc822-headers",
    "message/rfc822-headers",
)


def is_report_part(part: Part) -> bool:
    """Whether machines wrote the part for machines."""
    return part.media_type in _REPORTS


def is_body(part: Part, *, is_first: bool) -> bool:
    """Whether a mail program shows the part as text. Only the first text of a mail may carry a file's name."""
    kind = part.disposition[0]
    if kind == "attachment" or part.media_type not in (*_READABLE, *_RTF):
        return False
    if part.media_type in _RTF:
        return is_first and not declared_name(part)
    return is_first or not declared_name(part)


def body_text(part: Part, files: Files) -> tuple[str, list[str]]:
    """The text of a part and what was wrong with it. Files written into the text become files."""
    content, problem = undone(part.body, part.text_of("content-transfer-encoding"))
    problems = [problem] if problem else []
    if len(content) > limits.MAX_BODY_BYTES:
        files.add(part, bytes(content))
        content = content[: limits.MAX_BODY_BYTES]
        problems.append(limits.BODY_TOO_LONG)
    data = bytes(content)
    if part.media_type in _RTF:
        return text_of_rtf(data), problems
    if b"begin" in data and part.media_type == "text/plain":
        data = _without_files(data, files)
    text = decoded(data, _charset(part, data)).replace("\r\n", "\n").replace("\r", "\n")
    if part.params.get("format", "").strip().lower() == "flowed" and part.media_type == "text/plain":
        text = flowed(text, drops_space=part.params.get("delsp", "").strip().lower() == "yes")
    if part.media_type in ("text/enriched", "text/richtext"):
        text = _ENRICHED.sub("", text).replace("<<", "<")
    return text, problems


def _charset(part: Part, data: bytes) -> str:
    declared = part.params.get("charset", "")
    if not declared and part.media_type == "text/html":
        found = _META.search(data[:4096])
        declared = found.group(1).decode("ascii", "replace") if found else ""
    return declared


def _without_files(data: bytes, files: Files) -> bytes:
    kept: list[bytes] = []
    at = 0
    for start, end, name, content in uuencoded(data):
        kept.append(data[at:start])
        files.add_named(name, content)
        at = end
    kept.append(data[at:])
    return b"\n".join(kept) if len(kept) > 1 else data
