"""Take the set-up of another installation from its file: what is named there is added or changed, nothing deleted."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from django.db import transaction

from atiende.console.errors import DamagedSetUp, NotASetUp
from atiende.console.set_up_rooms import DOORS, FORMAT, VERSION
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.set_up_file import UNKNOWN_PART, Change, unreadable_in

MOST_BYTES: Final = 5_000_000


def import_set_up(
    *, content: str, is_dry: bool, leaves_out: bool = False, by: Actor, at: dt.datetime
) -> list[Change]:
    """What became of each thing, with its place in the file where it cannot be taken: then nothing at all is taken.

    `is_dry`: all is tried and taken back, so that the differences can be read before. `leaves_out`: what cannot be
    taken is left out, and the rest is taken. Raises NotPermitted, NotASetUp and DamagedSetUp.
    """
    by.require("settings.manage")
    rooms = _rooms(content)
    with transaction.atomic():
        changes = _taken(rooms, by, at)
        counts = {
            outcome: sum(change.outcome == outcome for change in changes)
            for outcome in ("added", "changed", "same", "refused")
        }
        if is_dry or (counts["refused"] and not leaves_out):
            transaction.set_rollback(True)
            return changes
        record(by=by, verb="console.set_up_imported", target_kind="organisation", at=at, details={**counts})
    return changes


def _taken(rooms: Mapping[str, Any], by: Actor, at: dt.datetime) -> list[Change]:
    changes = [
        Change("part", str(name)[:120], "refused", UNKNOWN_PART, place=f"rooms.{name}"[:200])
        for name in rooms
        if name not in DOORS
    ]
    for name, door in DOORS.items():
        part = rooms.get(name, {})
        found = unreadable_in(part, door.PARTS)
        if isinstance(part, Mapping):
            found += door.take(part, by=by, at=at)
        changes += [_placed(change, f"rooms.{name}") for change in found]
    return changes


def _placed(change: Change, room: str) -> Change:
    return replace(change, place=f"{room}.{change.place}".rstrip("."))


def _rooms(content: str) -> dict[str, Any]:
    try:
        data = json.loads(content) if len(content) <= MOST_BYTES else None
    except json.JSONDecodeError as error:
        raise DamagedSetUp(line=error.lineno, column=error.colno) from None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("rooms"), dict):
        raise NotASetUp
    if data.get("version") != VERSION:
        raise NotASetUp
    return dict(data["rooms"])
