"""Keep a list of cases under a name."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.rules.view_conditions import kept_as
from atiende.views.errors import TooManyViews
from atiende.views.events import ViewKept
from atiende.views.models import View
from atiende.views.queries.sharing import require_free_name, require_sharing, share_with
from atiende.views.rules.keeping import MOST_VIEWS, NewView, cleaned


def keep_view(*, new: NewView, by: Actor, at: dt.datetime) -> View:
    """Whoever reads cases keeps views. Raises NotPermitted, InvalidInput and TooManyViews."""
    by.require("tickets.read")
    wanted = cleaned(new)
    owner_id = None if by.is_system else by.id
    with transaction.atomic():
        require_sharing(by, wanted)
        require_free_name(by, wanted.name)
        if View.objects.filter(owner_id=owner_id).count() >= MOST_VIEWS:
            raise TooManyViews(most=MOST_VIEWS)
        view = View.objects.create(
            name=wanted.name,
            owner_id=owner_id,
            shared=wanted.shared,
            condition=kept_as(wanted.condition),
            search=wanted.search,
            order=wanted.order,
            columns=list(wanted.columns),
            made_at=at,
            changed_at=at,
        )
        share_with(view, wanted.team_ids)
        record(
            by=by,
            verb="views.view_kept",
            target_kind="view",
            target_id=view.pk,
            at=at,
            details={"shared": wanted.shared},
        )
        emit(ViewKept(view_id=view.pk, by=by.id))
        return view
