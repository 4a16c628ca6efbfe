"""The pause as everybody asks for it: a look at one row."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from atiende.platform.models.pause import InstallationPause

ONLY_ID: Final = 1


@dataclass(frozen=True, slots=True)
class Pause:
    """`backup_of`: when the backup was made from which this installation came."""

    since: dt.datetime
    backup_of: dt.datetime | None
    is_reading: bool


def pause_of() -> Pause | None:
    """None while everything acts as usual."""
    row = InstallationPause.objects.filter(pk=ONLY_ID).first()
    return None if row is None else Pause(row.since, row.backup_of, row.reading_resumed_at is not None)


def is_paused() -> bool:
    """Whether nothing may be sent, asked outside or done because time passed."""
    return InstallationPause.objects.filter(pk=ONLY_ID).exists()


def is_reading_paused() -> bool:
    """Whether mailboxes are left alone too."""
    return InstallationPause.objects.filter(pk=ONLY_ID, reading_resumed_at=None).exists()


def pause_everything(*, backup_of: dt.datetime | None, at: dt.datetime) -> None:
    """What a restore does before anybody may start the installation."""
    InstallationPause.objects.update_or_create(
        pk=ONLY_ID, defaults={"since": at, "backup_of": backup_of, "reading_resumed_at": None}
    )
