from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.holidays.errors import HOLIDAY_THERE, NO_SUCH_HOLIDAY, TOO_LARGE, DamagedHolidayFile
from atiende.platform.holidays.file import read_holiday_file
from atiende.platform.holidays.writing import GRANT, add, complete, move, take_away

_MOST_BYTES: Final = 1_000_000
_THERE_ALREADY: Final = (HOLIDAY_THERE, NO_SUCH_HOLIDAY)
_VERBS: Final[dict[str, Callable[..., Any]]] = {
    "complete": complete,
    "removed": take_away,
    "moved": move,
    "holidays": add,
}


def take_holiday_file(*, content: bytes, by: Actor, at: dt.datetime) -> int:
    """Take what a file says of holidays, all of it or nothing; answers how much was new.

    What stands already as the file has it is left as it is, so that a file may come twice.
    Raises NotPermitted, DamagedHolidayFile, InvalidInput.
    """
    by.require(GRANT)
    if len(content) > _MOST_BYTES:
        raise InvalidInput(fields={"file": TOO_LARGE})
    try:
        source, lines = read_holiday_file(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise DamagedHolidayFile("UTF-8") from None
    taken = 0
    with transaction.atomic():
        for line in lines:
            try:
                _VERBS[line.kind](**line.facts, source=source, by=by, at=at)
            except InvalidInput as refusal:
                if refusal.fields.get("on") in _THERE_ALREADY:
                    continue
                raise DamagedHolidayFile(line.place) from refusal
            taken += 1
        record(
            by=by,
            verb="platform.holiday_file_taken",
            target_kind="holidays",
            at=at,
            details={"new": taken, "lines": len(lines)},
        )
    return taken
