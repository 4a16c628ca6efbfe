"""Images of sanitised mail: out of reach until an address is put in at showing time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from urllib.parse import unquote

# The sanitiser writes attributes in double quotes, and a quote inside one as &quot;: an image ends where this ends.
_IMAGE = re.compile(r'<img((?:\s+[\w-]+="[^"]*")*)\s*/?>')
_SOURCE = re.compile(r'\ssrc="([^"]*)"')
_CID = re.compile(r'\sdata-cid="([^"]*)"')
_REMOTE = re.compile(r'\sdata-remote-src="([^"]*)"')
_WORDS = re.compile(r'\salt="')


def marked(html: str) -> str:
    """Sanitised HTML with `src` of images turned into `data-cid` or `data-remote-src`; data: images stay."""
    return _IMAGE.sub(lambda image: f"<img{_SOURCE.sub(_mark, image.group(1))}>", html)


def remote_images(html: str) -> list[str]:
    """The addresses of the remote images in HTML that `sanitised` made, each once, in their order."""
    if " data-remote-src=" not in html:
        return []
    found = (_REMOTE.search(image.group(1)) for image in _IMAGE.finditer(html))
    return list(dict.fromkeys(unescape(source.group(1)) for source in found if source is not None))


def with_images(
    html: str, by_cid: Mapping[str, str], remote: Callable[[str], str] | None = None, *, alt: str = ""
) -> str:
    """Put addresses into HTML that `sanitised` made.

    `by_cid`: Content-ID without brackets → address. `remote`: turns the address of a remote image into that of our
    proxy; without it, and where it answers with nothing, remote images stay blocked. `alt`: what is read in place of
    an image that says nothing of itself.
    """
    words = f' alt="{escape(alt)}"' if alt else ""

    def put(image: re.Match[str]) -> str:
        attributes = image.group(1)
        address = _address(attributes, by_cid, remote)
        if not address:
            return image.group()
        return f'<img src="{escape(address)}"{attributes}{"" if _WORDS.search(attributes) else words}>'

    return _IMAGE.sub(put, html)


def _mark(source: re.Match[str]) -> str:
    address = source.group(1)
    if address[:4].lower() == "cid:":
        return f' data-cid="{escape(unquote(unescape(address[4:])))}"'
    return source.group() if address[:5].lower() == "data:" else f' data-remote-src="{address}"'


def _address(attributes: str, by_cid: Mapping[str, str], remote: Callable[[str], str] | None) -> str:
    if (cid := _CID.search(attributes)) is not None:
        return by_cid.get(unescape(cid.group(1)), "")
    if (source := _REMOTE.search(attributes)) is not None and remote is not None:
        return remote(unescape(source.group(1)))
    return ""
