"""In a checkout the catalogues are compiled when somebody changed them; in a wheel they come compiled."""

from __future__ import annotations

import contextlib
import importlib
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]


def compile_stale(package: Path = PACKAGE) -> bool:
    """Compile when a .po is newer than its .mo. A broken one is named on standard error and ends nothing."""
    if not any(_is_stale(po) for po in package.glob("*/locale/*/LC_MESSAGES/*.po")):
        return False
    try:
        # Only now, because it is slow to import.
        importlib.import_module("atiende.platform.languages.compiling").compile_catalogues(package)
    except PermissionError:
        return False  # installed by another account: that one's start compiles them
    except Exception as error:
        sys.stderr.write(f"{package}: {error}\n")
        return False
    return True


def _is_stale(po: Path) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return po.with_suffix(".mo").stat().st_mtime_ns < po.stat().st_mtime_ns
    return True
