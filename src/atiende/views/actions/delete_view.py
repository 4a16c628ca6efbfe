"""Delete a view. The cases that it showed are not touched."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.views.events import ViewDeleted
from atiende.views.queries.kept import lock_view_of


def delete_view(*, view_id: int, by: Actor, at: dt.datetime) -> None:
    """Raises NotPermitted, NotFound and NotYourView."""
    by.require("tickets.read")
    with transaction.atomic():
        view = lock_view_of(by, view_id)
        view.delete()
        record(by=by, verb="views.view_deleted", target_kind="view", target_id=view_id, at=at)
        emit(ViewDeleted(view_id=view_id, by=by.id))
