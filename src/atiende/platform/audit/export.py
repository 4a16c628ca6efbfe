"""Seals as a file to be kept elsewhere: what defends the chain from whoever holds the database."""

from __future__ import annotations

import json
import os
from pathlib import Path

from atiende.kernel.refusals import Refusal, gettext_noop
from atiende.platform.audit.digests import Seal
from atiende.platform.audit.stored import seals


class NotASealFile(Refusal):
    code = "not_a_seal_file"
    message = gettext_noop("%(file)s, line %(line)s, is not a line of exported seals.")


def export_seals(file: Path, *, after: int = 0) -> int:
    """Write every seal with a number above `after` as a line of JSON; returns how many.

    The file appears whole or not at all. Raises OSError.
    """
    unfinished = file.with_name(f".{file.name}.unfinished")
    count = 0
    with unfinished.open("w", encoding="utf-8") as lines:
        for seal in seals(after=after):
            lines.write(line_of(seal) + "\n")
            count += 1
        lines.flush()
        os.fsync(lines.fileno())
    unfinished.replace(file)
    return count


def read_exported(place: Path) -> dict[int, str]:
    """Number and digest of each seal in an exported file, or in all `.jsonl` files of a folder, the oldest first.

    What was exported first counts. Raises NotASealFile, OSError.
    """
    files = sorted(place.glob("*.jsonl")) if place.is_dir() else [place]
    known: dict[int, str] = {}
    for file in files:
        known = _read(file) | known
    return known


def _read(file: Path) -> dict[int, str]:
    known: dict[int, str] = {}
    with file.open(encoding="utf-8") as lines:
        for place, line in enumerate(lines, start=1):
            try:
                seal = json.loads(line)
                known[int(seal["number"])] = bytes.fromhex(seal["digest"]).hex()
            except (ValueError, KeyError, TypeError) as error:
                raise NotASealFile(file=file.name, line=place) from error
    return known


def line_of(seal: Seal) -> str:
    """What is exported of a seal: enough to tell it from any other."""
    return json.dumps(
        {
            "number": seal.number,
            "digest": seal.digest.hex(),
            "previous": seal.previous_digest.hex(),
            "first_id": seal.entry_ids[0],
            "last_id": seal.entry_ids[-1],
            "entries": len(seal.entry_ids),
            "at": seal.at.isoformat(),
        }
    )
