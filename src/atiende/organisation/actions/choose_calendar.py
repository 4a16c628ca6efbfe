"""Have a brand or a team work by a calendar."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.errors import CalendarIsArchived
from atiende.organisation.events import CalendarChosen
from atiende.organisation.models import Brand, Team
from atiende.organisation.queries import get_brand_for, get_team_for
from atiende.organisation.queries.calendars import get_calendar_for
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit

Scope = Literal["brand", "team"]


def choose_calendar(
    *, scope: Scope, scope_id: int, calendar_id: int | None, by: Actor, at: dt.datetime
) -> None:
    """None: the one above counts again, of a team its brand's, of a brand the company's.

    Choosing the same again changes nothing. Raises NotPermitted, NotFound and CalendarIsArchived.
    """
    by.require("organisation.manage")
    with transaction.atomic():
        row: Brand | Team = (
            get_brand_for(by, scope_id, is_locked=True)
            if scope == "brand"
            else get_team_for(by, scope_id, is_locked=True)
        )
        if row.calendar_id == calendar_id:
            return
        if calendar_id is not None and get_calendar_for(by, calendar_id).archived_at is not None:
            raise CalendarIsArchived
        row.calendar_id = calendar_id
        row.save(update_fields=["calendar"])
        record(
            by=by,
            verb=f"organisation.{scope}_calendar_chosen",
            target_kind=scope,
            target_id=row.pk,
            fields=("calendar_id",),
            at=at,
        )
        emit(CalendarChosen(scope=scope, scope_id=row.pk, calendar_id=calendar_id, chosen_by=by.id))
        signal("organisation:1")
