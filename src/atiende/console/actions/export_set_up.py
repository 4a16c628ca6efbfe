"""Write the set-up of the company as one file: no secret, no person's data but the addresses that rules name."""

from __future__ import annotations

import datetime as dt
import json

from django.db import transaction

from atiende.console.set_up_rooms import DOORS, FORMAT, VERSION
from atiende.kernel.actors import Actor
from atiende.platform.audit import record


def export_set_up(*, by: Actor, at: dt.datetime) -> str:
    """JSON, the same for the same set-up but for its date. Raises NotPermitted."""
    by.require("settings.manage")
    with transaction.atomic():
        rooms = {name: door.export(by) for name, door in DOORS.items()}
        record(by=by, verb="console.set_up_exported", target_kind="organisation", at=at)
    whole = {"format": FORMAT, "version": VERSION, "made_at": at.isoformat(), "rooms": rooms}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
