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


def export_seals(file: Path) -> int:
    """Write every seal as a line of JSON; returns how many. The file appears whole or not at all."""
    unfinished = file.with_name(f".{file.name}.unfinished")
    count = 0
    with unfinished.open("w", encoding="utf-8") as lines:
        for seal in seals():
            lines.write(_line(seal) + "\n")
            count += 1
        lines.flush()
        os.fsync(lines.fileno())
    unfinished.replace(file)
    return count


def read_exported(file: Path) -> dict[int, str]:
    """Number and digest of each exported seal. Raises NotASealFile, OSError."""
    known: dict[int, str] = {}
    with file.open(encoding="utf-8") as lines:
        for place, line in enumerate(lines, start=1):
            try:
                seal = json.loads(line)
                known[int(seal["number"])] = bytes.fromhex(seal["digest"]).hex()
            except (ValueError, KeyError, TypeError) as error:
                raise NotASealFile(file=file.name, line=place) from error
    return known


def _line(seal: Seal) -> str:
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
