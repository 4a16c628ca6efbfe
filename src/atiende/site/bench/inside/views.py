"""Counts the views of a person and changes many cases at once in a company of the benchmark; prints figures as JSON.

Called as `python -m atiende.site.bench.inside.views RUNS CASES`. What it changes it puts back.
"""

from __future__ import annotations

import json
import os
import random
import sys
import threading
import time
from typing import Any

import django

django.setup()

import psycopg  # noqa: E402  after Django is set up
from django.contrib.auth import get_user_model  # noqa: E402

from atiende.kernel.actors import Actor  # noqa: E402
from atiende.kernel.clock import utc_now  # noqa: E402
from atiende.organisation.queries import actor_of, teams_visible_to  # noqa: E402
from atiende.platform.jobs.progress import LongJob  # noqa: E402
from atiende.site.schema import apply_pending  # noqa: E402
from atiende.tickets.queries import (  # noqa: E402
    Asked,
    agents_for,
    count_of_views,
    ids_of_view,
    tags_offered,
)
from atiende.tickets.rules.listing import Order  # noqa: E402
from atiende.tickets.rules.view_conditions import Condition, asked_in  # noqa: E402
from atiende.views.actions.finish_bulk_change import finish_bulk_change  # noqa: E402
from atiende.views.actions.request_bulk_change import request_bulk_change  # noqa: E402
from atiende.views.actions.request_bulk_undo import request_bulk_undo  # noqa: E402
from atiende.views.actions.run_bulk_change import run_bulk_change  # noqa: E402
from atiende.views.queries import get_bulk_change_for  # noqa: E402
from atiende.views.rules.bulk import Change  # noqa: E402

VIEWS = 30
TIMES = 10
PAUSE_SECONDS = 0.05
_OTHERS = "SELECT id FROM tickets_ticket WHERE id = %s FOR NO KEY UPDATE"
_UNDER_WAY = "category:one_of:new,open,waiting_customer,waiting_internal"


def main(runs: int, cases: int) -> None:
    apply_pending()
    user = get_user_model().objects.filter(email="bench@atiende.example").get()
    actor = actor_of(user)
    views = dict(enumerate(_views(actor)))
    found: dict[str, Any] = {"counts_ms": [_counts_ms(actor, views) for _ in range(runs)]}
    found["held"] = sorted(count_of_views(actor, views, now=utc_now()).values())
    found |= _bulk(actor, cases)
    sys.stdout.write(f"{json.dumps(found)}\n")


def _views(actor: Actor) -> list[Condition]:
    """Thirty of the kinds that people keep: by team, by person, by priority and age of what is under way, by tag."""
    teams = list(teams_visible_to(actor).order_by("pk").values_list("pk", flat=True)[:10])
    people = [pk for pk, _name in agents_for(actor)[:8]]
    tags = [pk for pk, _name in tags_offered()[:4]]
    texts = [[_UNDER_WAY, f"team:one_of:{pk}", "snoozed:no"] for pk in teams]
    texts += [[_UNDER_WAY, f"assignee:one_of:{pk}", "waiting:older:4h"] for pk in people]
    texts += [[_UNDER_WAY, f"tag:one_of:{pk}"] for pk in tags]
    texts += [[_UNDER_WAY, f"priority:one_of:{priority}"] for priority in (3, 4)]
    texts += [[_UNDER_WAY, "assignee:one_of:nobody", f"opened:older:{days}d"] for days in (1, 7, 30)]
    texts += [
        [_UNDER_WAY, "waiting:set", f"channel:one_of:{channel}"] for channel in ("mail", "web", "phone")
    ]
    while len(texts) < VIEWS:
        texts.append([_UNDER_WAY, f"updated:within:{len(texts)}d"])
    return [asked_in(each) for each in texts[:VIEWS]]


def _counts_ms(actor: Actor, views: dict[int, Condition]) -> float:
    """Milliseconds of counting them all, the median of some: planning and the way to the database included."""
    walls = []
    for _ in range(TIMES):
        began = time.perf_counter()
        count_of_views(actor, views, now=utc_now())
        walls.append((time.perf_counter() - began) * 1000)
    return sorted(walls)[TIMES // 2]


def _bulk(actor: Actor, cases: int) -> dict[str, Any]:
    """Two kinds of change of the newest cases that are not closed, each put back, while somebody else works on them."""
    open_ones = asked_in(["category:none_of:closed,cancelled"])
    asked = Asked(condition=open_ones, order=Order.NUMBER, now=utc_now())
    ids, _after = ids_of_view(actor, asked, size=cases)
    waits: list[float] = []
    over = threading.Event()
    other = threading.Thread(target=_another, args=(ids, waits, over), daemon=True)
    other.start()
    found: dict[str, Any] = {}
    for change in (Change("priority", "4"), Change("tag", "Medida")):
        bulk = request_bulk_change(
            condition=open_ones, order=Order.NUMBER, change=change, by=actor, at=utc_now()
        )
        found[change.what] = _ran(actor, bulk.pk, bulk.long_job_id)
        back = request_bulk_undo(bulk_id=bulk.pk, by=actor, at=utc_now())
        found[f"undo_{change.what}"] = _ran(actor, back.pk, back.long_job_id)
    over.set()
    other.join()
    found["waits_ms"] = sorted(waits)
    return found


def _ran(actor: Actor, bulk_id: int, long_job_id: int) -> dict[str, float]:
    began = time.perf_counter()
    with LongJob.running(long_job_id) as progress:
        run_bulk_change(bulk_id=bulk_id, progress=progress, at=utc_now())
    finish_bulk_change(bulk_id=bulk_id, at=utc_now())
    took = time.perf_counter() - began
    ended = get_bulk_change_for(actor, bulk_id)
    return {"seconds": took, "changed": ended.changed, "refused": ended.refused}


def _another(ids: list[int], waits: list[float], over: threading.Event) -> None:
    """Somebody who works on these cases meanwhile: how long each lock lets them wait."""
    with psycopg.connect(os.environ["ATIENDE_EMBEDDED_URL"]) as another:
        while not over.wait(PAUSE_SECONDS):
            began = time.perf_counter()
            another.execute(_OTHERS, [random.choice(ids)])  # noqa: S311  no secret
            waits.append((time.perf_counter() - began) * 1000)
            another.rollback()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
