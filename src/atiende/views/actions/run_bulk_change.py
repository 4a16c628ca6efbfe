"""Change the cases of a bulk change, some at a time; what one refuses is named and stops no other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound, Refusal
from atiende.platform.jobs.progress import LongJob
from atiende.platform.postgres.gathering import gathering, in_one_piece
from atiende.platform.refusals import field_sentences, sentence
from atiende.tickets.queries import Asked, State, hold_tickets, ids_of_view, states_of
from atiende.tickets.rules.listing import Order
from atiende.tickets.rules.view_conditions import read_condition
from atiende.views.doing_as import doing_as
from atiende.views.errors import CaseChangedSince
from atiende.views.models import BulkChange, BulkStep
from atiende.views.rules.bulk import AT_ONCE, MOST, Change, change_of
from atiende.views.steps import before_of, change_case, put_back

_PAGE = 500
Work = Callable[[State], None]


def run_bulk_change(*, bulk_id: int, progress: LongJob, at: dt.datetime) -> None:
    """As whoever asked for it may at this moment. Each portion is a transaction of its own: nobody waits long.

    Raises LongJobCancelled between two portions; what was changed until then stays, and can be undone.
    """
    bulk = BulkChange.objects.get(pk=bulk_id)
    with doing_as(bulk.requested_by_id) as by:
        change = change_of(bulk.change)
        if bulk.undoes_id is None:
            ids = _listed(bulk, by, at)
            work = _changing(change, by, at)
        else:
            steps = {step.ticket_id: step for step in BulkStep.objects.filter(bulk_id=bulk.undoes_id)}
            ids = sorted(steps)
            work = _undoing(change, steps, by, at)
        progress.announce_total(len(ids))
        progress.advance(0)  # whoever cancelled while it waited wants nothing changed
        for start in range(0, len(ids), AT_ONCE):
            portion = sorted(ids[start : start + AT_ONCE])
            _portion(bulk, portion, work, progress)
            progress.advance(len(portion))


def _listed(bulk: BulkChange, by: Actor, at: dt.datetime) -> list[int]:
    """The cases of the list as they are now: what the change takes out of the list is changed all the same."""
    asked = Asked(
        condition=read_condition(bulk.condition), order=Order(bulk.order), now=timezone.localtime(at)
    )
    found: dict[int, None] = {}
    after = ""
    while len(found) < MOST:
        page, after = ids_of_view(by, asked, after=after, size=_PAGE)
        found |= dict.fromkeys(page)
        if not after:
            break
    return list(found)[:MOST]


def _changing(change: Change, by: Actor, at: dt.datetime) -> Work:
    return lambda state: change_case(state.id, change, by=by, at=at)


def _undoing(change: Change, steps: dict[int, BulkStep], by: Actor, at: dt.datetime) -> Work:
    def undo(state: State) -> None:
        step = steps[state.id]
        if state.version != step.version:
            raise CaseChangedSince
        put_back(state, change, step.before, by=by, at=at)

    return undo


def _portion(bulk: BulkChange, ids: Sequence[int], work: Work, progress: LongJob) -> None:
    """All in one piece; where one refuses, each for itself."""
    try:
        with transaction.atomic(), in_one_piece(), gathering():
            _worked(bulk, ids, work)
    except Refusal:
        for pk in ids:
            _single(bulk, pk, work, progress)


def _single(bulk: BulkChange, pk: int, work: Work, progress: LongJob) -> None:
    try:
        with transaction.atomic():
            _worked(bulk, [pk], work)
    except Refusal as refusal:
        told = next(iter(field_sentences(refusal).values()), sentence(refusal))
        number = next((state.number for state in states_of([pk]).values()), pk)
        progress.note_error(gettext("#%(number)s: %(reason)s") % {"number": number, "reason": told})
        BulkChange.objects.filter(pk=bulk.pk).update(refused=F("refused") + 1)


def _worked(bulk: BulkChange, ids: Sequence[int], work: Work) -> None:
    hold_tickets(ids)
    before = states_of(ids)
    for pk in ids:
        if pk not in before:
            raise NotFound
        work(before[pk])
    after = states_of(ids)
    changed = [pk for pk in ids if _differs(before[pk], after[pk])]
    if bulk.undoes_id is None:
        BulkStep.objects.bulk_create(_step(bulk, before[pk], after[pk]) for pk in changed)
    BulkChange.objects.filter(pk=bulk.pk).update(changed=F("changed") + len(changed))


def _differs(before: State, after: State) -> bool:
    return before.version != after.version or before.tag_ids != after.tag_ids


def _step(bulk: BulkChange, before: State, after: State) -> BulkStep:
    added = sorted(set(after.tag_ids) - set(before.tag_ids))
    return BulkStep(
        bulk=bulk,
        ticket_id=before.id,
        number=before.number,
        before={**before_of(before), "added": added},
        version=after.version,
    )
