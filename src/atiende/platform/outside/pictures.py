"""Pictures of other servers, known by their first bytes and kept for half an hour, so that two readers ask once."""

from __future__ import annotations

import hashlib
import logging
import threading
from dataclasses import dataclass
from typing import Final

from django.core.cache import cache

from atiende.kernel.media_types import PICTURES
from atiende.kernel.refusals import Refusal
from atiende.platform.outside.fetching import fetch
from atiende.platform.outside.networks import INTERNET, Network, Unfetched
from atiende.platform.storage import find_file, open_file, store

MOST_BYTES: Final = 5_000_000
SECONDS: Final = 10.0
# Less than the hour after which the store takes away what nobody holds.
KEPT_SECONDS: Final = 1800
FAILED_SECONDS: Final = 60
AT_ONCE: Final = 4
"""Of one process, so that servers that never answer do not keep all its threads."""
_SAID: Final = PICTURES | {"image/jpg"}
_FAILED: Final = "failed"

_slots = threading.BoundedSemaphore(AT_ONCE)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Picture:
    """`media_type` is what the bytes are, whatever the server calls them."""

    media_type: str
    content: bytes


def picture_at(address: str, *, network: Network = INTERNET) -> Picture:
    """A PNG, JPEG, GIF or WebP of at most 5 MB, in at most ten seconds. Raises Unfetched."""
    key = "outside.picture." + hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()
    known = cache.get(key)
    if known == _FAILED:
        raise Unfetched("failed a moment ago")
    kept = _kept(known)
    if kept is not None:
        return kept
    if not _slots.acquire(timeout=SECONDS):
        raise Unfetched("too many at once")
    try:
        picture = _brought(address, network)
    except Unfetched as failure:
        cache.set(key, _FAILED, FAILED_SECONDS)
        _log.info("a picture of another server was not brought", extra={"reason": str(failure)})
        raise
    finally:
        _slots.release()
    _keep(key, picture)
    return picture


def _brought(address: str, network: Network) -> Picture:
    accept = "image/webp,image/png,image/jpeg,image/gif"
    found = fetch(address, accept=accept, limit_bytes=MOST_BYTES, seconds=SECONDS, network=network)
    media_type = _type_of(found.content)
    if found.media_type not in _SAID or not media_type:
        raise Unfetched("no picture")
    return Picture(media_type, found.content)


def _type_of(content: bytes) -> str:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    return "image/webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


def _kept(known: tuple[int, str] | None) -> Picture | None:
    if known is None:
        return None
    try:
        with open_file(find_file(known[0])) as stream:
            return Picture(known[1], stream.read())
    except Refusal:
        return None  # taken away meanwhile: it is brought again


def _keep(key: str, picture: Picture) -> None:
    """Held by nobody: the store takes it away by itself."""
    try:
        file = store(picture.content, name="picture", media_type=picture.media_type)
    except Refusal as refusal:
        _log.warning("a picture was not kept", extra={"reason": refusal.code})
        return
    cache.set(key, (file.id, picture.media_type), KEPT_SECONDS)
