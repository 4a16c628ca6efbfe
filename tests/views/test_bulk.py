"""One change of all the cases of a list: as the person may, some at a time, named refusals, cancelled, undone."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.jobs.progress import LongJob
from atiende.platform.jobs.queries import errors_of_long_job, get_long_job
from atiende.platform.models import AuditEntry
from atiende.platform.models.long_job import LongJobRow
from atiende.tickets.actions.change_priority import change_priority
from atiende.tickets.models import Ticket, TicketTag, TimelineEntry
from atiende.tickets.rules.listing import Order
from atiende.tickets.rules.view_conditions import Condition
from atiende.views.actions import run_bulk_change as running
from atiende.views.actions.drop_old_lists import drop_old_lists
from atiende.views.actions.request_bulk_change import request_bulk_change
from atiende.views.actions.request_bulk_undo import request_bulk_undo
from atiende.views.errors import AnotherUnderWay, NotUndoable
from atiende.views.jobs import run_requested_change
from atiende.views.models import BulkChange, BulkStep
from atiende.views.rules.bulk import Change
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db


def asked(by, what, value, *, at=None) -> BulkChange:
    return request_bulk_change(
        condition=Condition(), order=Order.NUMBER, change=Change(what, value), by=by, at=at or later(60)
    )


def done(by, what, value) -> BulkChange:
    return ran(asked(by, what, value))


def ran(bulk: BulkChange) -> BulkChange:
    run_requested_change(bulk_id=bulk.pk, long_job_id=bulk.long_job_id)
    return BulkChange.objects.get(pk=bulk.pk)


def undone(by, bulk: BulkChange) -> BulkChange:
    return ran(request_bulk_undo(bulk_id=bulk.pk, by=by, at=later(90)))


def stood(ids) -> list[tuple]:
    columns = (
        "status__key",
        "team_id",
        "assignee_id",
        "priority",
        "is_spam",
        "snoozed_until",
        "waiting_since",
    )
    return list(Ticket.objects.filter(pk__in=ids).order_by("pk").values_list(*columns))


CHANGES = [
    ("status", "resolved"),
    ("priority", "4"),
    ("assignee", "me"),
    ("assignee", "0"),
    ("team", "billing"),
    ("spam", "on"),
    ("snooze", later(999_999 % 5000).isoformat()),
    ("tag", "Oleada"),
]


@pytest.mark.parametrize(("what", "value"), CHANGES)
def test_every_change_is_made_and_undone(opened, house, what, value, monkeypatch) -> None:
    monkeypatch.setattr(running, "AT_ONCE", 2)
    ids = [opened(at=later(n)).ticket_id for n in range(3)]
    Ticket.objects.filter(pk=ids[0]).update(assignee_id=house.supervisor.id, priority=3)
    before = stood(ids)
    by = house.supervisor
    value = {"me": str(by.id), "billing": str(house.billing.pk)}.get(value, value)
    if what == "snooze":
        value = (dt.datetime.now(dt.UTC) + dt.timedelta(days=3)).isoformat()
    bulk = done(by, what, value)
    assert bulk.finished_at is not None
    assert bulk.refused == 0
    assert BulkStep.objects.filter(bulk=bulk).count() == bulk.changed
    if what == "tag":
        assert TicketTag.objects.count() == 3
    else:
        assert stood(ids) != before
    if what == "team":
        monkeypatch.setattr(
            "atiende.views.doing_as.actor_of", lambda user: house.administrator, raising=True
        )  # whoever gave cases away sees them no more
    back = undone(by, bulk)
    assert (back.changed, back.refused) == (bulk.changed, 0), errors_of_long_job(by, back.long_job_id)
    put_back = [(("open" if what == "status" else row[0]), *row[1:]) for row in before]
    assert stood(ids) == put_back, "nothing is new twice: what was is open again"
    assert TicketTag.objects.count() == 0


def test_each_case_has_its_own_entries(opened, house) -> None:
    ids = [opened(at=later(n)).ticket_id for n in range(3)]
    done(house.supervisor, "priority", "4")
    assert TimelineEntry.objects.filter(kind="priority_changed", ticket_id__in=ids).count() == 3
    assert AuditEntry.objects.filter(verb="tickets.priority_changed").count() == 3
    assert AuditEntry.objects.filter(verb="views.bulk_change_done").count() == 1


def test_what_one_refuses_is_named_and_stops_no_other(opened, house, set_status) -> None:
    closed, fine, theirs = (opened(at=later(n)) for n in range(3))
    set_status(closed.ticket_id, "closed")
    Ticket.objects.filter(pk=theirs.ticket_id).update(assignee_id=house.colleague.id)
    bulk = done(house.owner, "assignee", str(house.owner.id))
    assert (bulk.changed, bulk.refused) == (1, 2)
    told = errors_of_long_job(house.owner, bulk.long_job_id)
    assert f"#{closed.number}:" in told
    assert f"#{theirs.number}:" in told
    assert Ticket.objects.get(pk=fine.ticket_id).assignee_id == house.owner.id


def test_only_what_the_person_sees_is_changed(opened, house) -> None:
    ours, theirs = opened(), opened(team_id=house.billing.pk)
    done(house.owner, "priority", "4")
    assert Ticket.objects.get(pk=ours.ticket_id).priority == 4
    assert Ticket.objects.get(pk=theirs.ticket_id).priority == 2


def test_undoing_leaves_what_somebody_changed_since(opened, house) -> None:
    first, second = opened(), opened()
    bulk = done(house.supervisor, "priority", "4")
    change_priority(ticket_id=first.ticket_id, priority=1, by=house.colleague, at=later(70))
    back = undone(house.supervisor, bulk)
    assert (back.changed, back.refused) == (1, 1)
    assert f"#{first.number}:" in errors_of_long_job(house.supervisor, back.long_job_id)
    assert Ticket.objects.get(pk=first.ticket_id).priority == 1
    assert Ticket.objects.get(pk=second.ticket_id).priority == 2


def test_undone_once_within_days_by_who_did_it(opened, house) -> None:
    opened()
    bulk = done(house.supervisor, "priority", "4")
    for stranger in (house.owner, house.administrator):
        with pytest.raises(NotFound):
            request_bulk_undo(bulk_id=bulk.pk, by=stranger, at=later(90))
    with pytest.raises(NotUndoable):
        request_bulk_undo(bulk_id=bulk.pk, by=house.supervisor, at=later(60 * 24 * 9))
    back = undone(house.supervisor, bulk)
    for each in (bulk, back):
        with pytest.raises(NotUndoable):
            request_bulk_undo(bulk_id=each.pk, by=house.supervisor, at=later(95))


def test_one_at_a_time_for_each_person(opened, house) -> None:
    opened()
    first = asked(house.supervisor, "priority", "4")
    with pytest.raises(AnotherUnderWay):
        asked(house.supervisor, "priority", "3")
    asked(house.owner, "priority", "3")
    ran(first)
    asked(house.supervisor, "priority", "3")


def test_what_died_with_its_worker_keeps_nobody_from_another(opened, house) -> None:
    opened()
    asked(house.supervisor, "priority", "4")
    with pytest.raises(AnotherUnderWay):
        asked(house.supervisor, "priority", "3", at=later(90))
    assert asked(house.supervisor, "priority", "3", at=later(60 * 3)).finished_at is None


def test_cancelled_between_two_portions_the_rest_stays(opened, house, monkeypatch) -> None:
    monkeypatch.setattr(running, "AT_ONCE", 2)
    monkeypatch.setattr("atiende.platform.jobs.progress.WRITE_EVERY_SECONDS", 0)
    for n in range(6):
        opened(at=later(n))
    bulk = asked(house.supervisor, "priority", "4")
    real = LongJob.advance

    def cancelling(self, count=1):
        if self.done == 2:
            LongJobRow.objects.filter(pk=self.id).update(cancel_requested=True)
        real(self, count)

    monkeypatch.setattr(LongJob, "advance", cancelling)
    bulk = ran(bulk)
    assert get_long_job(house.supervisor, bulk.long_job_id).state == "cancelled"
    assert bulk.changed == 4
    assert bulk.finished_at is not None


def test_cancelled_while_it_waited_nothing_is_changed(opened, house) -> None:
    case = opened()
    bulk = asked(house.supervisor, "priority", "4")
    LongJobRow.objects.filter(pk=bulk.long_job_id).update(cancel_requested=True)
    assert ran(bulk).changed == 0
    assert Ticket.objects.get(pk=case.ticket_id).priority == 2


def test_who_may_not_and_what_makes_no_sense_is_refused(house) -> None:
    with pytest.raises(NotPermitted):
        asked(house.light, "priority", "4")
    for what, value in (("priority", "x"), ("delete", "1"), ("spam", "maybe"), ("status", ""), ("tag", " ")):
        with pytest.raises(InvalidInput):
            asked(house.owner, what, value)


def test_what_old_changes_could_undo_goes(opened, house) -> None:
    opened()
    done(house.supervisor, "priority", "4")
    drop_old_lists(by=house.administrator, at=later(60 * 24 * 9))
    assert not BulkStep.objects.exists()
