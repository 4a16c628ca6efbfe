"""Take the set-up of another installation from its file: what is named there is added or changed, nothing deleted."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, Final

from django.db import transaction

from atiende.console.errors import NotASetUp
from atiende.console.set_up_rooms import DOORS, FORMAT, VERSION
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.set_up_file import Change

MOST_BYTES: Final = 5_000_000


def import_set_up(*, content: str, is_dry: bool, by: Actor, at: dt.datetime) -> list[Change]:
    """What became of each thing. `is_dry`: all is tried and taken back, so that the differences can be read before.

    What is refused leaves the rest. Raises NotPermitted and NotASetUp.
    """
    by.require("settings.manage")
    rooms = _rooms(content)
    with transaction.atomic():
        changes = [
            change
            for name, door in DOORS.items()
            if isinstance(part := rooms.get(name), dict)
            for change in door.take(part, by=by, at=at)
        ]
        if is_dry:
            transaction.set_rollback(True)
            return changes
        counts = {
            outcome: sum(change.outcome == outcome for change in changes)
            for outcome in ("added", "changed", "same", "refused")
        }
        record(by=by, verb="console.set_up_imported", target_kind="organisation", at=at, details={**counts})
    return changes


def _rooms(content: str) -> dict[str, Any]:
    try:
        data = json.loads(content) if len(content) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("rooms"), dict):
        raise NotASetUp
    if data.get("version") != VERSION:
        raise NotASetUp
    return dict(data["rooms"])
