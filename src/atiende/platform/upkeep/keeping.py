"""How the audit is kept: where its seals are exported to, and for how long."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

from django.conf import settings

from atiende.platform.models.audit import AuditKeeping

ONLY_ID: Final = 1


def audit_keeping() -> AuditKeeping:
    """What was chosen and how the last export went; what holds by default when nobody has chosen."""
    return AuditKeeping.objects.filter(pk=ONLY_ID).first() or AuditKeeping(pk=ONLY_ID)


def export_folder(keeping: AuditKeeping) -> Path:
    """The folder chosen, or DATA/seals."""
    return Path(keeping.export_folder) if keeping.export_folder else default_folder()


def default_folder() -> Path:
    return Path(settings.DATA) / "seals"


def try_folder(folder: Path) -> None:
    """Write a file there and take it away again. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    trial = folder / f".trial-{os.getpid()}-{secrets.token_hex(4)}"
    trial.touch(mode=0o600)
    trial.unlink()
