"""Choose how an unclear text is read. Dates that were promised before stay as they were."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.regulations.errors import UNKNOWN_OPTION
from atiende.regulations.events import PackChanged
from atiende.regulations.models import ChosenReading
from atiende.regulations.queries.packs import get_pack_state


def choose_reading(*, pack: str, switch: str, reading: str, by: Actor, at: dt.datetime) -> None:
    """Raises NotPermitted, NotFound, InvalidInput."""
    state = get_pack_state(by, pack)
    found = next((each for each in state.pack.switches if each.id == switch), None)
    if found is None:
        raise NotFound
    if not reading or found.reading(reading) is None:
        raise InvalidInput(fields={"reading": UNKNOWN_OPTION})
    with transaction.atomic():
        row, is_new = ChosenReading.objects.select_for_update().get_or_create(
            pack=pack, switch=switch, defaults={"reading": reading, "by_id": by.id, "at": at}
        )
        if not is_new and row.reading == reading:
            return
        row.reading, row.by_id, row.at = reading, by.id, at
        row.save(update_fields=["reading", "by_id", "at"])
        record(
            by=by,
            verb="regulations.reading_chosen",
            target_kind="pack",
            target_id=pack,
            at=at,
            details={"switch": switch, "reading": reading},
        )
        emit(PackChanged(pack=pack, version=state.pack.version))
