"""What the scanner says of a file: the one place where it is asked, for every way by which files come in."""

from __future__ import annotations

import logging
from enum import StrEnum
from typing import BinaryIO

from atiende.platform.scanning.clamd import CannotTell, infection_in, is_wanted
from atiende.platform.scanning.errors import FileInfected, FileNotChecked

_log = logging.getLogger(__name__)


class Finding(StrEnum):
    """Unknown: the scanner is away, is full, or did not understand."""

    CLEAN = "clean"
    INFECTED = "infected"
    UNKNOWN = "unknown"


def finding_in(content: bytes | BinaryIO) -> Finding:
    """Without a scanner every file counts as clean. May take a minute (`clamd.ANSWER_SECONDS`)."""
    if not is_wanted():
        return Finding.CLEAN
    try:
        return Finding.INFECTED if infection_in(content) else Finding.CLEAN
    except CannotTell as reason:
        _log.warning("a file could not be checked: %s", reason)
        return Finding.UNKNOWN


def refuse_malware(content: bytes | BinaryIO) -> None:
    """Raises FileInfected, and FileNotChecked for what nobody could look at."""
    finding = finding_in(content)
    if finding is Finding.INFECTED:
        raise FileInfected
    if finding is Finding.UNKNOWN:
        raise FileNotChecked
