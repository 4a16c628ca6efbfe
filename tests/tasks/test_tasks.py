"""Tasks of a case and free ones: whose they are, who sees them, done and come back."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.models import AuditEntry
from atiende.tasks.actions.change_task import change_task
from atiende.tasks.actions.complete_task import complete_task
from atiende.tasks.actions.create_task import create_task
from atiende.tasks.actions.move_task import move_task
from atiende.tasks.actions.remove_task import remove_task
from atiende.tasks.actions.reopen_task import reopen_task
from atiende.tasks.errors import NotTheirsToGive, TaskChangedMeanwhile, TaskIsDone
from atiende.tasks.models import Task
from atiende.tasks.queries.tasks import count_due, due_tasks, tasks_of_case
from atiende.tasks.queries.visibility import get_task_for
from atiende.tasks.rules.new_task import NewTask
from atiende.tasks.rules.recurrence import Recurrence, next_due
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.queries import sees
from tests.tickets.conftest import AT, later

WHEN = later(10)
END = AT.replace(hour=22, minute=59)


def test_who_gets_a_task_in_a_case_that_they_do_not_see_sees_it_from_then_on(house, opened):
    ticket_id = opened().ticket_id
    assert not sees(house.of_other_team, ticket_id)
    task = create_task(
        task=NewTask(
            title=" Llamar\u202e al almacén ", ticket_id=ticket_id, assignee_id=house.of_other_team.id
        ),
        by=house.owner,
        at=WHEN,
    )
    assert task.title == "Llamar al almacén"
    assert sees(house.of_other_team, ticket_id)
    due = due_tasks(house.of_other_team, at=WHEN, ends_today=END)
    assert [each.pk for each in due.undated] == [task.pk]


def test_who_may_not_share_a_case_brings_nobody_in_by_a_task(house, opened):
    ticket_id = opened().ticket_id
    for team_id, agent_id in ((None, house.of_other_team.id), (house.billing.pk, None)):
        with pytest.raises(NotTheirsToGive):
            create_task(
                task=NewTask(title="Ver", ticket_id=ticket_id, assignee_id=agent_id, team_id=team_id),
                by=house.light,
                at=WHEN,
            )
    assert not Task.objects.exists()
    assert not sees(house.of_other_team, ticket_id)


def test_readers_write_no_tasks_and_strangers_see_none(house, opened):
    ticket_id = opened().ticket_id
    task = create_task(task=NewTask(title="Ver", ticket_id=ticket_id), by=house.light, at=WHEN)
    for act in (
        lambda by: create_task(task=NewTask(title="Ver"), by=by, at=WHEN),
        lambda by: complete_task(task_id=task.pk, by=by, at=WHEN),
    ):
        for by in (house.auditor, house.stranger):
            with pytest.raises(NotPermitted):
                act(by)
    assert get_task_for(house.auditor, task.pk) == task
    for by in (house.of_other_team, house.stranger):
        with pytest.raises(NotFound):
            get_task_for(by, task.pk)
        with pytest.raises(NotFound):
            tasks_of_case(by, ticket_id)
    with pytest.raises(NotFound):
        complete_task(task_id=task.pk, by=house.of_other_team, at=WHEN)


def test_a_free_task_is_seen_by_its_maker_its_owner_and_their_team_alone(house):
    task = create_task(task=NewTask(title="Cuadrar caja", team_id=house.billing.pk), by=house.owner, at=WHEN)
    assert get_task_for(house.owner, task.pk)
    assert get_task_for(house.of_other_team, task.pk)
    with pytest.raises(NotFound):
        get_task_for(house.colleague, task.pk)
    assert due_tasks(house.of_other_team, at=WHEN, ends_today=END).undated == [task]


def test_what_is_due_stands_under_its_day_and_is_counted(house):
    for title, hours in (("tarde", -2), ("hoy", 3), ("mañana", 30), ("nunca", None)):
        due_at = None if hours is None else AT + dt.timedelta(hours=hours)
        create_task(
            task=NewTask(title=title, assignee_id=house.owner.id, due_at=due_at), by=house.owner, at=AT
        )
    due = due_tasks(house.owner, at=AT, ends_today=END)
    found = [[task.title for task in part] for part in (due.overdue, due.today, due.later, due.undated)]
    assert found == [["tarde"], ["hoy"], ["mañana"], ["nunca"]]
    assert count_due(house.owner, ends_today=END) == 2
    assert count_due(house.colleague, ends_today=END) == 0


def test_a_task_that_comes_back_is_written_down_anew_once(house, opened):
    monday = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
    task = create_task(
        task=NewTask(title="Informe", due_at=monday, recurrence="weekly", time_zone="Europe/Madrid"),
        by=house.owner,
        at=AT,
    )
    complete_task(task_id=task.pk, by=house.owner, at=monday)
    reopen_task(task_id=task.pk, by=house.owner, at=monday)
    complete_task(task_id=task.pk, by=house.owner, at=monday)
    following = Task.objects.get(came_after=task)
    assert following.due_at == monday + dt.timedelta(days=7)
    assert following.done_at is None


@pytest.mark.parametrize(
    ("start", "how", "after", "expected"),
    [
        ("2026-01-31T09:00", "monthly", "2026-01-31T10:00", "2026-02-28T09:00"),
        ("2026-02-28T09:00", "monthly", "2026-02-28T10:00", "2026-03-31T09:00"),
        ("2026-03-27T09:00", "daily", "2026-03-29T12:00", "2026-03-30T09:00"),
        ("2026-10-20T09:00", "weekly", "2026-10-20T08:00", "2026-10-27T09:00"),
    ],
)
def test_the_hour_stays_over_the_change_of_the_clocks_and_the_day_over_short_months(
    start, how, after, expected
):
    zone = ZoneInfo("Europe/Madrid")

    def at(text):
        return dt.datetime.fromisoformat(text).replace(tzinfo=zone)

    assert next_due(
        at(start), Recurrence(how), after=at(after), zone=zone, day=31 if how == "monthly" else 1
    ) == at(expected)


def test_in_a_solved_case_nothing_comes_back(house, opened):
    ticket_id = opened().ticket_id
    task = create_task(
        task=NewTask(title="Seguir", ticket_id=ticket_id, due_at=WHEN, recurrence="daily"),
        by=house.owner,
        at=AT,
    )
    change_status(ticket_id=ticket_id, status_key="resolved", by=house.owner, at=WHEN)
    complete_task(task_id=task.pk, by=house.owner, at=later(20))
    assert Task.objects.count() == 1


def test_a_change_over_somebody_elses_and_of_what_is_done_is_refused(house, opened):
    task = create_task(task=NewTask(title="Ver", ticket_id=opened().ticket_id), by=house.owner, at=WHEN)
    changed = change_task(
        task_id=task.pk,
        task=NewTask(title="Ver bien", assignee_id=house.colleague.id),
        version=1,
        by=house.owner,
        at=WHEN,
    )
    assert (changed.title, changed.assignee_id, changed.ticket_id) == (
        "Ver bien",
        house.colleague.id,
        task.ticket_id,
    )
    with pytest.raises(TaskChangedMeanwhile):
        change_task(task_id=task.pk, task=NewTask(title="Otra"), version=1, by=house.colleague, at=WHEN)
    complete_task(task_id=task.pk, by=house.colleague, at=WHEN)
    with pytest.raises(TaskIsDone):
        change_task(task_id=task.pk, task=NewTask(title="Otra"), version=3, by=house.colleague, at=WHEN)
    verbs = AuditEntry.objects.filter(target_kind="task").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["tasks.task_created", "tasks.task_changed", "tasks.task_completed"]


def test_removing_is_for_who_made_it_whose_it_is_or_who_manages(house, opened):
    ticket_id = opened().ticket_id
    task = create_task(task=NewTask(title="Ver", ticket_id=ticket_id), by=house.owner, at=WHEN)
    with pytest.raises(NotPermitted):
        remove_task(task_id=task.pk, by=house.colleague, at=WHEN)
    remove_task(task_id=task.pk, by=house.supervisor, at=WHEN)
    assert not Task.objects.exists()


def test_the_order_of_a_case_is_its_own(house, opened):
    ticket_id = opened().ticket_id
    first, _second, third = (
        create_task(task=NewTask(title=title, ticket_id=ticket_id), by=house.owner, at=WHEN)
        for title in "abc"
    )
    move_task(task_id=third.pk, is_up=True, by=house.colleague, at=WHEN)
    move_task(task_id=first.pk, is_up=True, by=house.colleague, at=WHEN)
    assert [task.title for task in tasks_of_case(house.owner, ticket_id)] == ["a", "c", "b"]


@pytest.mark.parametrize(
    ("field", "task"),
    [
        ("title", {"title": " \u202e "}),
        ("recurrence", {"title": "x", "recurrence": "hourly"}),
        ("due_at", {"title": "x", "recurrence": "daily"}),
        ("due_at", {"title": "x", "due_at": AT + dt.timedelta(days=9999)}),
        ("assignee_id", {"title": "x", "assignee_id": 987654}),
        ("team_id", {"title": "x", "team_id": 987654}),
    ],
)
def test_what_cannot_be_a_task_is_refused_by_field(house, field, task):
    with pytest.raises(InvalidInput) as refused:
        create_task(task=NewTask(**task), by=house.owner, at=AT)
    assert field in refused.value.fields
