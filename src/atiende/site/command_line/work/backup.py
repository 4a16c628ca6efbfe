"""What `atiende backup` does, in the name of the system."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.backup.making import Backup
from atiende.platform.backup.recorded import make_recorded_backup
from atiende.platform.pause.actions import resume_installation, resume_reading
from atiende.site.command_line.passphrase import read_passphrase
from atiende.site.command_line.progress import Bar
from atiende.site.command_line.words import figure, gettext


def back_up(arguments: argparse.Namespace) -> int:
    """Prints where the backup lies; exit code 0 also when files were missing already, which it says."""
    passphrase = read_passphrase(is_new=True) if arguments.with_keys else None
    bar = Bar(gettext("Backup"))
    try:
        made = make_recorded_backup(
            folder=Path(arguments.path), passphrase=passphrase, progress=bar, by=SYSTEM, at=utc_now()
        )
    finally:
        bar.end()
    if arguments.json:
        sys.stdout.write(json.dumps({"path": str(made.path), **made.manifest.as_json()}) + "\n")
    else:
        sys.stdout.write(_told(made))
    return 0


def _told(made: Backup) -> str:
    manifest = made.manifest
    said = gettext("Backup made in %(seconds)s s: %(path)s (database %(database)s MB, files %(files)s).")
    lines = [
        said
        % {
            "seconds": figure(manifest.seconds, decimals=1),
            "path": made.path,
            "database": figure(manifest.parts_bytes / 1e6, decimals=1),
            "files": figure(manifest.files),
        }
    ]
    if manifest.lost_files:
        lost = gettext("Files that were missing or damaged before, and are not in the backup: %(count)s.")
        lines.append(lost % {"count": figure(len(manifest.lost_files))})
    if not manifest.has_keys:
        lines.append(
            gettext("It holds no encryption keys: keep DATA/keys elsewhere, or add --with-keys next time.")
        )
    return "\n".join(lines) + "\n"


def resume(arguments: argparse.Namespace) -> int:
    """Exit code 1 when nothing is paused."""
    if arguments.reading:
        resume_reading(by=SYSTEM, at=utc_now())
        sys.stdout.write(gettext("Mailboxes are read again; nothing is sent yet.") + "\n")
    else:
        resume_installation(by=SYSTEM, at=utc_now())
        sys.stdout.write(gettext("The installation acts again.") + "\n")
    return 0
