"""Change what a view shows, what it is called, or with whom it is shared."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.rules.view_conditions import kept_as
from atiende.views.errors import ViewChangedMeanwhile
from atiende.views.events import ViewChanged
from atiende.views.models import View
from atiende.views.queries.kept import lock_view_of
from atiende.views.queries.sharing import require_free_name, require_sharing, share_with
from atiende.views.rules.keeping import NewView, cleaned


def change_view(*, view_id: int, new: NewView, by: Actor, at: dt.datetime, shown: int | None = None) -> View:
    """`shown`: the version on the page where this was chosen.

    Raises NotPermitted, NotFound, NotYourView, InvalidInput and ViewChangedMeanwhile.
    """
    by.require("tickets.read")
    wanted = cleaned(new)
    with transaction.atomic():
        view = lock_view_of(by, view_id)
        if shown is not None and view.version != shown:
            raise ViewChangedMeanwhile
        require_sharing(by, wanted)
        if view.owner_id == by.id:
            require_free_name(by, wanted.name, but=view.pk)
        view.name, view.shared, view.search, view.order = (
            wanted.name,
            wanted.shared,
            wanted.search,
            wanted.order,
        )
        view.condition, view.columns = kept_as(wanted.condition), list(wanted.columns)
        view.changed_at, view.version = at, view.version + 1
        view.save()
        share_with(view, wanted.team_ids)
        record(
            by=by,
            verb="views.view_changed",
            target_kind="view",
            target_id=view.pk,
            at=at,
            details={"shared": wanted.shared},
        )
        emit(ViewChanged(view_id=view.pk, by=by.id))
        return view
