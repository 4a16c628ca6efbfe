"""Pictures placed in a text: in the HTML by the Content-ID of a file of the same message, and by nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from html import escape, unescape

from atiende.kernel.media_types import PICTURES
from atiende.tickets.rules.incoming import NewAttachment

_CONTENT_ID = re.compile(r"[A-Za-z0-9._+-]{1,100}(?:@[A-Za-z0-9.-]{1,90})?")
# The sanitiser writes attributes in double quotes, and a quote inside one as &quot;: an image ends where this ends.
_IMAGE = re.compile(r'<img((?:\s+[\w-]+="[^"]*")*)\s*/?>')
_SOURCE = re.compile(r'\ssrc="cid:([^"]*)"')
_NAME = re.compile(r'\salt="([^"]*)"')


def content_id_of(sha256: str) -> str:
    """By which a text names a file that was uploaded for it: the same content, the same name."""
    return f"{sha256[:32]}@picture"


def pictures_among(files: Iterable[NewAttachment]) -> dict[str, str]:
    """Content-ID → name of the files that a text may show; of two with one id, the first."""
    found: dict[str, str] = {}
    for file in files:
        if file.file_id and file.media_type in PICTURES and _CONTENT_ID.fullmatch(file.content_id):
            found.setdefault(file.content_id, file.name)
    return found


def placed(html: str, files: Iterable[NewAttachment]) -> tuple[NewAttachment, ...]:
    """The files, each marked as standing in the text or beside it; never two of one Content-ID."""
    wanted = {unescape(cid) for cid in _SOURCE.findall(html)}
    marked = []
    for file in files:
        is_inline = file.content_id in wanted
        wanted.discard(file.content_id)
        marked.append(replace(file, is_inline=is_inline, content_id=file.content_id if is_inline else ""))
    return tuple(marked)


def with_names(html: str, pictures: Mapping[str, str]) -> str:
    """Sanitised HTML with these pictures, each with a name to be read out; others are gone."""
    return _each(html, lambda cid: f"cid:{cid}" if cid in pictures else "", pictures)


def with_addresses(html: str, addresses: Mapping[str, str]) -> str:
    """The same, from where a page may load its pictures; of those that are lost, the name."""
    return _each(html, lambda cid: addresses.get(cid, ""), {}, lost="[{}]") if "<img" in html else html


def _each(html: str, address_of: Callable[[str], str], names: Mapping[str, str], *, lost: str = "") -> str:
    def put(image: re.Match[str]) -> str:
        source = _SOURCE.search(image.group(1))
        cid = unescape(source.group(1)) if source else ""
        name = _NAME.search(image.group(1))
        told = (unescape(name.group(1)).strip() if name else "") or names.get(cid, "")
        address = address_of(cid) if cid else ""
        if not address:
            return lost.format(escape(told)) if told else ""
        return f'<img src="{escape(address)}" alt="{escape(told)}">'

    return _IMAGE.sub(put, html)
