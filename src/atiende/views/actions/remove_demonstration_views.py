"""Remove the views of the demonstration's people, also those that they shared."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record_each
from atiende.platform.demonstration import marked
from atiende.views.models import View


def remove_demonstration_views(*, by: Actor, at: dt.datetime) -> None:
    """While its people are still there. Raises NotPermitted."""
    by.require("settings.manage")
    with transaction.atomic():
        views = View.objects.filter(owner_id__in=marked("user"))
        ids = sorted(views.values_list("pk", flat=True))
        views.delete()
        if ids:
            record_each(by=by, verb="views.demonstration_removed", target_kind="view", target_ids=ids, at=at)
