"""Compiles catalogues (.po) for gettext (.mo). Knows no Django: the wheel's build and every start use it."""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_catalogues(package: Path) -> list[Path]:
    """Write a .mo beside every .po under the folder that has none or an older one; answers with what was written.

    Several processes may do so at once: each file appears whole. OSError when the folder cannot be written.
    """
    written = []
    for source in sorted(package.rglob("LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            _compile(source, target)
            written.append(target)
    return written


def _compile(source: Path, target: Path) -> None:
    with source.open("rb") as file:
        catalogue = read_po(file)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    with unfinished.open("wb") as file:
        write_mo(file, catalogue)
    unfinished.replace(target)
