"""Put an open task of a case before or behind its neighbour."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.ordering import moved_one_place
from atiende.tasks.announcing import record_task, tell_watchers
from atiende.tasks.models import Task
from atiende.tasks.queries.visibility import WRITE, get_task_for, open_beside


def move_task(*, task_id: int, is_up: bool, by: Actor, at: dt.datetime) -> None:
    """At the end of the list nothing moves. Raises NotPermitted and NotFound."""
    by.require(WRITE)
    with transaction.atomic():
        task = get_task_for(by, task_id)
        rows = open_beside(task.ticket_id, made_by_id=task.made_by_id).select_for_update()
        order = list(rows.order_by("position", "pk"))
        moved = moved_one_place(order, task, is_up=is_up) if task in order else None
        if moved is None:
            return
        for number, each in enumerate(moved, start=1):
            each.position = number * 10
        Task.objects.bulk_update(moved, ["position"])
        record_task(task, "task_moved", by=by, at=at, fields=["position"])
        tell_watchers(task.ticket_id)
