"""In a checkout the catalogues are compiled when somebody changed them; in a wheel they come compiled."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]


def compile_stale(package: Path = PACKAGE) -> int:
    """Compile each .po that is newer than its .mo; returns how many. A broken one is named and left aside."""
    stale = [po for po in package.glob("*/locale/*/LC_MESSAGES/*.po") if _is_stale(po)]
    for po in stale:
        try:
            _compile(po)
        except PermissionError:
            continue
        except Exception as error:
            sys.stderr.write(f"{po}: {error}\n")
    return len(stale)


def _is_stale(po: Path) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return po.with_suffix(".mo").stat().st_mtime_ns < po.stat().st_mtime_ns
    return True


def _compile(po: Path) -> None:
    reading = importlib.import_module("babel.messages.pofile")  # only when needed: it is slow to import
    writing = importlib.import_module("babel.messages.mofile")
    with po.open("rb") as file:
        catalogue = reading.read_po(file, abort_invalid=True)
    unfinished = po.with_suffix(f".mo.{os.getpid()}")
    with unfinished.open("wb") as file:
        writing.write_mo(file, catalogue)
    unfinished.rename(po.with_suffix(".mo"))
