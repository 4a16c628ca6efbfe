"""Let go of what is written down of rules once nobody looks for it any more."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.automation.models import RuleRun, TimeMark
from atiende.kernel.actors import Actor
from atiende.kernel.ids import first_id_at
from atiende.kernel.refusals import NotPermitted

KEPT: Final = dt.timedelta(days=90)
PASSED_KEPT: Final = dt.timedelta(days=7)
"""Runs of rules that did not act are many and soon uninteresting."""
MARKS_KEPT: Final = dt.timedelta(days=200)
AT_ONCE: Final = 5_000


def forget_old_runs(*, by: Actor, at: dt.datetime) -> int:
    """How many runs went; at most so many that nobody waits for it. Raises NotPermitted."""
    if not by.is_system:
        raise NotPermitted
    with transaction.atomic():
        old = RuleRun.objects.filter(pk__lt=first_id_at(at - KEPT))
        passed = RuleRun.objects.filter(outcome="passed", pk__lt=first_id_at(at - PASSED_KEPT))
        gone = 0
        for rows in (old, passed):
            ids = list(rows.values_list("pk", flat=True)[:AT_ONCE])
            gone += RuleRun.objects.filter(pk__in=ids).delete()[0]
        TimeMark.objects.filter(since__lt=at - MARKS_KEPT).delete()
    return gone
