"""Whether a backup is what was written: every part against its sum, every file against its name."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from atiende.platform.backup.copying import listed_contents, place_of
from atiende.platform.backup.errors import BackupDamaged, ProgramFailed
from atiende.platform.backup.manifest import Manifest, read_manifest, sum_of
from atiende.platform.backup.programs import program

Progress = Callable[[int, int], None]


def check_backup(folder: Path, *, progress: Progress = lambda done, total: None) -> Manifest:
    """Read all of it. Raises NotABackup, BackupDamaged, ProgramsMissing, ProgramFailed."""
    manifest = read_manifest(folder)
    total = len(manifest.parts) + manifest.files
    for number, part in enumerate(manifest.parts, 1):
        path = folder / part.path
        if not path.is_file() or path.stat().st_size != part.size or sum_of(path) != part.sha256:
            raise BackupDamaged(part.path)
        progress(number, total)
    count = 0
    for count, content in enumerate(listed_contents(folder), 1):
        path = place_of(folder, content.sha256)
        if not path.is_file() or sum_of(path) != content.sha256:
            raise BackupDamaged(str(path.relative_to(folder)))
        progress(len(manifest.parts) + count, total)
    if count != manifest.files:
        raise BackupDamaged("files.list")
    _check_readable(folder / "database", manifest)
    return manifest


def _check_readable(dumped: Path, manifest: Manifest) -> None:
    restore = program("pg_restore", least=manifest.dump_program)
    listed = subprocess.run([restore, "--list", dumped], capture_output=True, check=False)
    if listed.returncode:
        raise ProgramFailed("pg_restore", listed.stderr.decode(errors="replace").strip()[-300:])
