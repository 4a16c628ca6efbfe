"""Bringing messages over in portions that never grow large in memory."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from atiende.channels.imap.failures import MessageGone, MessageRefused
from atiende.channels.imap.fetched import Listed
from atiende.channels.imap.line import Line
from atiende.channels.readers.troubles import Troubles
from atiende.channels.rules.mail.cut import marked_as_cut

SMALL_BYTES: Final = 1024 * 1024
PORTION_BYTES: Final = 8 * 1024 * 1024
PORTION_MESSAGES: Final = 50
LISTED_AT_ONCE: Final = 500
LARGEST_BYTES: Final = 150 * 1024 * 1024
"""Longer messages are cut here, which is said with the message in its case; no usual server takes half as much."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fetched:
    listed: Listed
    raw: bytes


def portions(line: Line, uids: Sequence[int], troubles: Troubles) -> Iterator[list[Listed]]:
    """What is still there, in the order of its numbers, in groups that are fetched together."""
    for start in range(0, len(uids), LISTED_AT_ONCE):
        group: list[Listed] = []
        size = 0
        for each in line.list_messages(uids[start : start + LISTED_AT_ONCE]):
            is_alone = each.size > SMALL_BYTES or troubles.is_suspect(each.uid)
            if group and (is_alone or len(group) >= PORTION_MESSAGES or size + each.size > PORTION_BYTES):
                yield group
                group, size = [], 0
            group.append(each)
            size += each.size
            if is_alone:
                yield group
                group, size = [], 0
        if group:
            yield group


def fetch(line: Line, portion: Sequence[Listed], troubles: Troubles) -> Iterator[Fetched]:
    """The messages of one portion; those that are gone or refused are left out. Raises NotRead."""
    troubles.asking_for(each.uid for each in portion)
    if len(portion) == 1 and portion[0].size > SMALL_BYTES:
        found = _large(line, portion[0])
    else:
        found = line.fetch_small([each.uid for each in portion])
    troubles.got()
    for each in portion:
        raw = found.pop(each.uid, None)
        if raw is not None:
            yield Fetched(each, raw)


def _large(line: Line, listed: Listed) -> dict[int, bytes]:
    with tempfile.TemporaryFile() as file:
        try:
            length = line.fetch_large(listed.uid, file, limit_bytes=LARGEST_BYTES)
        except (MessageGone, MessageRefused):
            return {}
        file.seek(0)
        raw = file.read()
    if length >= LARGEST_BYTES:
        _log.warning("a message was cut", extra={"uid": listed.uid, "size": listed.size})
        raw = marked_as_cut(raw, size=listed.size)
    return {listed.uid: raw}
