"""Put the views of a person in their own order, and out of their sight."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.views.models import ViewPlace
from atiende.views.queries.kept import views_for


def arrange_views(*, view_ids: Sequence[int], hidden: Collection[int], by: Actor, at: dt.datetime) -> None:
    """Those not named stand behind, as they stood; what the person does not have is left out. Nobody else sees it.

    Raises NotPermitted.
    """
    by.require("tickets.read")
    with transaction.atomic():
        present = [view.id for view in views_for(by, with_hidden=True)]
        named = [pk for pk in dict.fromkeys(view_ids) if pk in present]
        order = [*named, *(pk for pk in present if pk not in named)]
        ViewPlace.objects.bulk_create(
            [
                ViewPlace(agent_id=by.id, view_id=pk, position=place, is_hidden=pk in hidden)
                for place, pk in enumerate(order)
            ],
            update_conflicts=True,
            unique_fields=["agent", "view"],
            update_fields=["position", "is_hidden"],
        )
        record(
            by=by,
            verb="views.views_arranged",
            target_kind="user",
            target_id=by.id,
            at=at,
            details={"views": len(order)},
        )
