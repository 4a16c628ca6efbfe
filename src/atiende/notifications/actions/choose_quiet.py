"""Choose when one is not to be disturbed."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted, gettext_noop
from atiende.notifications.models import QuietTime
from atiende.notifications.queries.choices import own_quiet
from atiende.notifications.rules.quiet import Quiet
from atiende.platform.audit import record

BOTH_HOURS: Final = gettext_noop("Choose both hours, and two that differ, or neither.")
IN_A_MONTH: Final = gettext_noop("Choose a moment to come, at most 31 days away.")
_LONGEST: Final = dt.timedelta(days=31)


def choose_quiet(*, quiet: Quiet, by: Actor, at: dt.datetime) -> None:
    """For oneself. The same again changes nothing. Raises NotPermitted, and InvalidInput for hours or moments amiss."""
    if by.id <= 0:
        raise NotPermitted
    present = own_quiet(by)
    if (quiet.starts is None) != (quiet.ends is None) or (quiet.starts and quiet.starts == quiet.ends):
        raise InvalidInput(fields={"starts": BOTH_HOURS})
    if quiet.until is not None and quiet.until != present.until and not at < quiet.until <= at + _LONGEST:
        raise InvalidInput(fields={"until": IN_A_MONTH})
    wished = dataclasses.asdict(quiet)
    changed = [name for name, value in wished.items() if getattr(present, name) != value]
    if not changed:
        return
    with transaction.atomic():
        QuietTime.objects.update_or_create(person_id=by.id, defaults=wished)
        record(
            by=by,
            verb="notifications.quiet_chosen",
            target_kind="user",
            target_id=by.id,
            fields=changed,
            at=at,
        )
