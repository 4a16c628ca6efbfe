"""Views that ask whatever can be asked, changes of many cases in every state, and a list as a file."""

from __future__ import annotations

import datetime as dt
from typing import Any

from atiende.identity.rules.grants import ALL_GRANTS
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.platform.jobs.progress import LongJob
from atiende.tickets.rules.listing import Order
from atiende.tickets.rules.view_conditions import Condition, Test
from atiende.tickets.rules.view_fields import Is
from atiende.views.actions.finish_bulk_change import finish_bulk_change
from atiende.views.actions.keep_view import keep_view
from atiende.views.actions.make_list_export import make_list_export
from atiende.views.actions.request_bulk_change import request_bulk_change
from atiende.views.actions.request_bulk_undo import request_bulk_undo
from atiende.views.actions.request_list_export import request_list_export
from atiende.views.actions.run_bulk_change import run_bulk_change
from atiende.views.models import BulkChange
from atiende.views.rules.bulk import Change
from atiende.views.rules.keeping import COLUMNS, NewView

URGENT = Condition((Test("priority", Is.ONE_OF, ("4",)),))


def fill(administrator: Any, rows: dict[str, Any]) -> dict[str, Any]:
    """Answers with the views and the changes."""
    by, now = Actor(id=administrator.pk, label=administrator.name, grants=ALL_GRANTS), utc_now()
    views = [
        keep_view(new=each, by=by, at=now)
        for each in (
            NewView(name="Xyz", condition=_condition(rows), columns=COLUMNS),
            NewView(name="Ñandú", search="Xyz", shared="everybody"),
            NewView(name="Xyz xyz", shared="teams", team_ids=frozenset({rows["teams"][0].pk})),
        )
    ]
    return {"views": views, "bulks": _bulks(by, now), "list": _listed(by, now)}


def examples(rows: dict[str, Any]) -> dict[str, list[tuple[object, ...]]]:
    """For each address with parameters that shows a page: whose pages to open."""
    return {
        "desk:view_edit": [(each.pk,) for each in rows["views"]],
        "desk:bulk_change": [(each.pk,) for each in rows["bulks"]],
    }


def asked(rows: dict[str, Any]) -> list[str]:
    """Addresses of pages that change with what is asked of them."""
    views = [each.pk for each in rows["views"]]
    return [
        *(f"/desk/tickets/{shape}?view={view}" for shape in ("", "table/", "board/") for view in views),
        "/desk/tickets/table/?priority=4",
        "/desk/tickets/board/?priority=4",
    ]


def _condition(rows: dict[str, Any]) -> Condition:
    return Condition(
        (
            Test("team", Is.ONE_OF, (str(rows["teams"][0].pk),)),
            Test("waiting", Is.OLDER, ("4h",)),
            Test("field.xyz_text", Is.SET),
        ),
        (Test("assignee", Is.ONE_OF, ("me", "nobody")), Test("words", Is.CONTAINS, ("Xyz",))),
    )


def _bulks(by: Actor, now: dt.datetime) -> list[BulkChange]:
    """One that is over, one that took another back, and one that waits."""

    def asked(tag: str) -> BulkChange:
        return request_bulk_change(
            condition=URGENT, order=Order.NUMBER, change=Change("tag", tag), by=by, at=now
        )

    first = _run(asked("Xyz"), now)
    second = _run(asked("Xyz xyz"), now)
    undone = _run(request_bulk_undo(bulk_id=second.pk, by=by, at=now), now)
    return [first, second, undone, asked("Ñandú")]


def _run(bulk: BulkChange, now: dt.datetime) -> BulkChange:
    with LongJob.running(bulk.long_job_id) as progress:
        run_bulk_change(bulk_id=bulk.pk, progress=progress, at=now)
    finish_bulk_change(bulk_id=bulk.pk, at=now)
    return bulk


def _listed(by: Actor, now: dt.datetime) -> int:
    listed = request_list_export(
        condition=URGENT, order=Order.NUMBER, columns=COLUMNS, file_format="csv", name="Xyz", by=by, at=now
    )
    with LongJob.running(listed.long_job_id) as progress:
        make_list_export(export_id=listed.pk, progress=progress, at=now)
    return int(listed.pk)
